package io.keyward.sandbox;

import static io.keyward.sandbox.ConfinedAzure.GROUP;
import static io.keyward.sandbox.ConfinedAzure.ROLES;
import static io.keyward.sandbox.ConfinedAzure.SUBSCRIPTION;
import static io.keyward.sandbox.ConfinedAzure.URI_OF_KEY;
import static io.keyward.sandbox.ConfinedAzure.URI_OF_VAULT;
import static io.keyward.sandbox.ConfinedAzure.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.arm.ArmResources;
import io.keyward.azure.arm.ArmSurroundings;
import io.keyward.azure.arm.LiveChanges;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The roles that infra gives are enough for every kind of call, and each of their actions is
 * needed: without it, the simulated Azure turns one of these calls away.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class LeastPrivilegeIT {
  /** Questions to logs go to another service than the resource manager. */
  private static final String LOGS = "Microsoft.OperationalInsights/workspaces/query/";

  private final ConfinedAzure azure;

  LeastPrivilegeIT(@TempDir Path directory) {
    azure = new ConfinedAzure(directory);
  }

  @AfterAll
  void stop() {
    azure.close();
  }

  /** What a reader was refused, of all that is ever read. */
  private List<String> refusedReads(String client) {
    ConfinedAzure.Reader reader = azure.reader(client);
    return Stream.of(everyKind(reader.resources()), lists(reader), keySide(reader.around()))
        .flatMap(List::stream)
        .filter(Lookup.Unreadable.class::isInstance)
        .map(Object::toString)
        .filter(it -> it.contains("403") || it.contains("uthoriz"))
        .toList();
  }

  private static List<Lookup<?>> everyKind(ArmResources resources) {
    List<Lookup<?>> told = new ArrayList<>();
    for (ResourceKind kind : ResourceKind.values()) {
      if (kind != ResourceKind.SERVICE_PRINCIPAL) {
        told.add(resources.read(sample(kind)));
      }
    }
    return told;
  }

  private static List<Lookup<?>> lists(ConfinedAzure.Reader reader) {
    List<Lookup<?>> told = new ArrayList<>();
    told.add(reader.around().inGroup(SUBSCRIPTION, "rg"));
    told.add(reader.resources().each(SUBSCRIPTION, id -> {}));
    if (reader.resources().subscriptions().isEmpty()) {
      told.add(new Lookup.Unreadable<>("403: no subscription is shown"));
    }
    return told;
  }

  private static List<Lookup<?>> keySide(ArmSurroundings around) {
    KeyReference key = KeyReference.of(URI_OF_VAULT, "cmk", "");
    List<Lookup<?>> told = new ArrayList<>();
    told.add(around.vaultAt(key));
    told.add(around.key(new Lookup.Unreadable<>("as if"), key));
    told.add(around.rotation(key));
    Lookup<Resource> vault = around.read(VAULT);
    told.add(vault);
    Principal principal = new Principal("p", "", "");
    vault.fold(
        it -> told.add(around.grants(it, key, List.of(principal))),
        missing -> told.add(missing),
        reason -> told.add(new Lookup.Unreadable<>(reason)));
    return told;
  }

  private static ResourceId sample(ResourceKind kind) {
    String[] parts = kind.type().split("/", -1);
    StringBuilder id = new StringBuilder(GROUP + "/providers/" + parts[0]);
    Stream.of(parts).skip(1).forEach(part -> id.append('/').append(part).append("/least"));
    return ResourceId.of(id.toString());
  }

  static List<String> readerActions() {
    return all("reader").stream().filter(it -> !it.contains(LOGS)).toList();
  }

  static List<String> remediatorActions() {
    return all("remediator");
  }

  private static List<String> all(String role) {
    return Stream.of("actions", "dataActions")
        .flatMap(list -> Roles.actions(ROLES, role, list).stream().map(it -> list + " " + it))
        .toList();
  }

  @Test
  void theReadersRoleIsEnough() {
    assertThat(refusedReads(azure.client("reader", ""))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("readerActions")
  void theReaderNeeds(String action) {
    assertThat(refusedReads(azure.client("reader", action))).isNotEmpty();
  }

  private static Change arm(Change.Verb verb, String id, Map<String, Object> body) {
    String type = ResourceId.of(id).type();
    String version = ResourceKind.ofType(type).map(ResourceKind::apiVersion).orElse("2023-07-01");
    return Change.arm(verb, id + "?api-version=" + version, Map.copyOf(body));
  }

  private static Change vault(Change.Verb verb, String tail) {
    return new Change(
        Plane.KEY_VAULT, verb, URI_OF_KEY + tail + "?api-version=7.4", Map.of("attributes", "x"));
  }

  /** Everything that a step of a plan may send, with bodies that nothing accepts. */
  private static List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (String action : Roles.actions(ROLES, "remediator", "actions")) {
      String type = action.substring(0, action.lastIndexOf('/'));
      if (action.endsWith("/write") && ResourceKind.ofType(type).isPresent()) {
        String id = sample(ResourceKind.ofType(type).orElseThrow()).toString();
        changes.add(arm(Change.Verb.PUT, id, Map.of("properties", "odd")));
      }
    }
    changes.add(arm(Change.Verb.PUT, VAULT + "/accessPolicies/add", Map.of("properties", "odd")));
    changes.add(
        arm(
            Change.Verb.DELETE,
            VAULT + "/providers/Microsoft.Authorization/roleAssignments/none",
            Map.of()));
    changes.add(
        arm(
            Change.Verb.PATCH,
            sample(ResourceKind.COGNITIVE_ACCOUNT).toString(),
            Map.of("identity", Map.of("userAssignedIdentities", Map.of("/x", Map.of())))));
    changes.add(vault(Change.Verb.PATCH, "/v1"));
    changes.add(vault(Change.Verb.POST, "/rotate"));
    changes.add(vault(Change.Verb.PUT, "/rotationpolicy"));
    return changes;
  }

  /** What a remediator was refused, of all that plans send and read back. */
  private List<String> refusedChanges(String client) {
    LiveChanges live = azure.changes(client);
    List<String> told = new ArrayList<>();
    changes().forEach(change -> told.add(live.send(change).toString()));
    for (String action : Roles.actions(ROLES, "remediator", "actions")) {
      ResourceKind.ofType(action.substring(0, action.lastIndexOf('/')))
          .filter(kind -> action.endsWith("/read"))
          .ifPresent(
              kind ->
                  told.add(
                      live.read(Plane.ARM, sample(kind) + "?api-version=" + kind.apiVersion())
                          .toString()));
    }
    told.add(live.read(Plane.KEY_VAULT, URI_OF_KEY + "?api-version=7.4").toString());
    told.add(live.read(Plane.KEY_VAULT, URI_OF_KEY + "/rotationpolicy?api-version=7.4").toString());
    return told.stream().filter(it -> it.contains("403")).toList();
  }

  @Test
  void theRemediatorsRoleIsEnough() {
    assertThat(refusedChanges(azure.client("remediator", ""))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("remediatorActions")
  void theRemediatorNeeds(String action) {
    assertThat(refusedChanges(azure.client("remediator", action))).isNotEmpty();
  }

  @Test
  void whatNoStepSendsIsNotAllowed() {
    LiveChanges live = azure.changes(azure.client("remediator", ""));

    Sent deleted = live.send(arm(Change.Verb.DELETE, VAULT, Map.of()));
    Sent deletedKey = live.send(vault(Change.Verb.DELETE, ""));

    assertThat(List.of(deleted, deletedKey))
        .allSatisfy(
            sent ->
                assertThat(sent)
                    .isInstanceOfSatisfying(
                        Sent.Refused.class, it -> assertThat(it.status()).isEqualTo(403)));
  }
}
