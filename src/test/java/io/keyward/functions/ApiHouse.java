package io.keyward.functions;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.azure.store.TableAlerts;
import io.keyward.azure.store.TableTickets;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.bootstrap.Keyward;
import io.keyward.bootstrap.Parts;
import io.keyward.bootstrap.Settings;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.KeyLog;
import io.keyward.inventory.ResourceId;
import io.keyward.json.JsonText;
import io.keyward.kpi.AccessLogs;
import io.keyward.remediation.Migration;
import io.keyward.remediation.Plan;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.sandbox.store.EmbeddedQueue;
import io.keyward.testing.Bodies;
import io.keyward.testing.FakeAzure;
import io.keyward.testing.FakeChannels;
import io.keyward.testing.FakeVault;
import io.keyward.testing.StandingClock;
import io.keyward.testing.VaultKey;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Remedy;
import io.keyward.ticket.Slot;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Every HTTP function as the real graph wires it, on an embedded store. */
public final class ApiHouse implements AutoCloseable {
  public static final String TENANT = "11111111-1111-1111-1111-111111111111";
  public static final Plan MIGRATION =
      new Plan(
          Plan.Kind.MIGRATION,
          "migration",
          "It cannot be fixed in place.",
          List.of(),
          List.of(),
          List.of(),
          new Migration(
              List.of(new Migration.Task("create", "Create it.")),
              List.of("data"),
              "bicep",
              "az",
              List.of("twice the price")),
          List.of());

  public final StandingClock clock = new StandingClock(Instant.parse("2026-11-21T09:00:00Z"));
  private final Database database = Database.inMemory();
  public final EmbeddedQueue queue = new EmbeddedQueue(database, clock, "keyward-work");
  private final FakeAzure azure = new FakeAzure();
  public final FakeVault vault = new FakeVault().version("v1", true);
  private final MoodyTable table = new MoodyTable(new EmbeddedEntityTable(database, "keyward"));
  final TicketStore tickets = new TableTickets(table, new Partitions(table));
  private final Keyward keyward;

  /** With the platform's authentication, or without. */
  public ApiHouse(boolean authenticates) {
    Map<String, String> settings =
        Map.of(
            "KeywardStorage",
            "embedded",
            "KEYWARD_TENANT_ID",
            TENANT,
            "WEBSITE_AUTH_ENABLED",
            String.valueOf(authenticates));
    keyward =
        Keyward.of(
            Settings.of(settings),
            PolicySource.fixed(policy(), Instant.EPOCH),
            new Parts(
                table,
                queue,
                azure,
                azure,
                Optional.of(vault),
                AccessLogs.none(),
                KeyLog.none(),
                new FakeChannels(),
                clock));
    Bodies.keySide().forEach(azure::put);
  }

  /** The standard one, with a route to a channel that is not described. */
  private static Policy policy() {
    try {
      return PolicyFile.parse("alertRoutes: [{channels: [ops]}]\ndrills: {enabled: true}");
    } catch (BadPolicy e) {
      throw new AssertionError(e);
    }
  }

  /** An alert on a key that has expired. */
  String alerted() {
    watched("keyed");
    return new TableAlerts(table, new Partitions(table))
        .list(it -> it.signal().rule().equals("key-expired"), 10, "")
        .items()
        .get(0)
        .id();
  }

  /** The same, after what it had to tell could not be delivered. */
  String undelivered() {
    String id = alerted();
    ((DispatchOutboxTimer) keyward.function(DispatchOutboxTimer.class)).run("");
    return id;
  }

  /** Calls a function with what its route binds. */
  public HttpResponseMessage call(String function, FakeRequest request, String id) {
    Method method = Objects.requireNonNull(OpenApi.functions().get(function), function);
    Object[] arguments =
        method.getParameterCount() == 1 ? new Object[] {request} : new Object[] {request, id};
    try {
      return (HttpResponseMessage)
          method.invoke(keyward.function(method.getDeclaringClass()), arguments);
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new LinkageError(function + " with " + Arrays.toString(arguments), e);
    }
  }

  /** A ticket on a resource that "author" wrote. */
  public String opened(String name, Plan plan) {
    Slot slot = tickets.slot(account(name));
    Finding finding =
        new Finding("cmk-required", Severity.HIGH, "No key.", "none", "one", List.of());
    TicketEvent found =
        new TicketEvent.FoundViolations(
            Severity.HIGH, List.of(finding), Set.of("author"), Remedy.of(plan, 1));
    Lifecycle lifecycle = new Lifecycle(Duration.ZERO, Period.ZERO);
    try {
      tickets.save(slot, (Next.Moved) lifecycle.first(slot, found, clock.instant()));
    } catch (TicketConflict e) {
      throw new AssertionError(e);
    }
    return slot.nextId().toString();
  }

  /** A resource that was written and judged. */
  public ResourceId judged(String name) {
    return written(withoutKey(account(name)), account(name));
  }

  /** The same resource, written without a violation. */
  void mended(String name) {
    written(Bodies.withKey(account(name)), account(name));
  }

  /** A resource under the vault's key, which was judged and has expired since. */
  void watched(String name) {
    mended(name);
    VaultKey key = new VaultKey(azure, "cmk").version("v1", Instant.EPOCH, clock.instant());
    Map<String, ?> event =
        Map.of(
            "eventType",
            "Microsoft.KeyVault.KeyExpired",
            "topic",
            VaultKey.VAULT,
            "subject",
            key.id().name());
    ((KeyVaultEvents) keyward.function(KeyVaultEvents.class)).run(JsonText.write(event));
  }

  private ResourceId written(Map<String, ?> body, ResourceId id) {
    azure.put(body);
    Map<String, ?> event =
        Map.of(
            "id",
            "event",
            "eventType",
            "Microsoft.Resources.ResourceWriteSuccess",
            "subject",
            id.toString(),
            "data",
            Map.of());
    ((ResourceEvents) keyward.function(ResourceEvents.class)).run(JsonText.write(event));
    return id;
  }

  /** The id of a resource's live ticket. */
  String liveTicket(ResourceId id) {
    return tickets.slot(id).live().orElseThrow().id().toString();
  }

  public Ticket ticket(String id) {
    return tickets.find(TicketId.parse(id).orElseThrow()).orElseThrow();
  }

  /** A drill on the key of a resource that "req" asked for. */
  public String drilled() {
    return drilled("req");
  }

  /** The same, that this person asked for. */
  public String drilled(String person) {
    watched("keyed");
    FakeRequest request =
        GivenCalls.admin(person)
            .sending(JsonText.write(Map.of("key", VaultKey.VAULT + "/keys/cmk", "reason", "r")));
    return FakeRequest.json(call("RequestDrill", request, "")).text("id");
  }

  /** The same drill, approved by two people and carried out. */
  public String disabled() {
    return carriedOut(drilled());
  }

  /** Has a drill approved by two people, and carries it out. */
  public String carriedOut(String id) {
    approve(id, "one");
    approve(id, "two");
    clock.pass(Duration.ofHours(1));
    for (int i = 0; i < 2; i++) {
      ((Work) keyward.function(Work.class)).run("v1 drill " + id);
    }
    return id;
  }

  /** A drill that one person asked for and another one approved. */
  String approvedOnce(String person, String approver) {
    String id = drilled(person);
    approve(id, approver);
    return id;
  }

  private void approve(String drill, String person) {
    String body = JsonText.write(Map.of("radiusHash", radiusHash(drill)));
    call("ApproveDrill", GivenCalls.admin(person).sending(body), drill);
  }

  /** The hash of what the drill would do. */
  public String radiusHash(String drill) {
    FakeRequest reader = FakeRequest.of("ana", TENANT, "Keyward.Reader");
    return FakeRequest.json(call("GetDrill", reader, drill)).text("blastRadius", "hash");
  }

  /** From now on the store answers nobody. */
  void storeIsBusy() {
    table.busy = true;
  }

  /** The store takes so many writes more, and then answers nobody. */
  public void storeTakes(int writes) {
    table.writes = writes;
  }

  /** All that is stored, and all that waits. */
  public List<String> everything() {
    List<String> all = new ArrayList<>();
    all.addAll(texts("SELECT part || ' ' || item || ' ' || version || content FROM entities"));
    all.addAll(texts("SELECT content || due FROM messages"));
    return all;
  }

  private List<String> texts(String query) {
    return database.sql().query(query + " ORDER BY 1", row -> row.getString(1));
  }

  @Override
  public void close() {
    database.close();
  }
}
