package io.keyward.azure.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.BudgetedHttp;
import io.keyward.azure.NamedFailureCredential;
import io.keyward.azure.Patience;
import io.keyward.azure.arm.ArmAnswers;
import io.keyward.azure.arm.ArmBodies;
import io.keyward.azure.arm.ArmPipeline;
import io.keyward.azure.arm.ArmSurroundings;
import io.keyward.azure.arm.VaultBodies;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Origin;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.LiveEstate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens an estate in Azure: one query for all of its rows, and few reads besides. */
public final class LiveScan {
  /** Longer than any scan takes: what was read stays as it was read. */
  private static final Duration MEMORY = Duration.ofHours(12);

  private final ArmBodies bodies;
  private final VaultBodies vaults;
  private final GraphRows rows;
  private final Persistence persistence;
  private final Clock clock;

  private LiveScan(
      ArmBodies bodies, VaultBodies vaults, GraphRows rows, Persistence persistence, Clock clock) {
    this.bodies = bodies;
    this.vaults = vaults;
    this.rows = rows;
    this.persistence = persistence;
    this.clock = clock;
  }

  /** Reads as that identity in that cloud; all calls share the budget of the HTTP client. */
  public static LiveScan create(
      TokenCredential credential, AzureEnvironment cloud, BudgetedHttp http, Clock clock) {
    return with(credential, cloud, http, new Patient(Patience.by(clock), Persistence.usual()));
  }

  /** How long one call is repeated, and how long a read. */
  record Patient(Patience patience, Persistence persistence) {
    Clock clock() {
      return patience.retryAfter().clock();
    }
  }

  static LiveScan with(
      TokenCredential credential, AzureEnvironment cloud, HttpClient http, Patient patient) {
    ArmBodies bodies = ArmBodies.with(credential, cloud, http, patient.patience());
    GraphRows rows =
        new GraphRows(
            ArmPipeline.create(
                credential,
                cloud,
                http,
                new ArmPipeline.Limits(patient.patience(), GraphRows.LARGEST)),
            bodies.endpoint(),
            new ArmAnswers(patient.patience().retryAfter()),
            patient.persistence());
    VaultBodies vaults = VaultBodies.with(credential, cloud, http, patient.patience());
    return new LiveScan(bodies, vaults, rows, patient.persistence(), patient.clock());
  }

  /** Why nobody could be signed in, empty where that went well. */
  public static Optional<String> refusedSignIn(TokenCredential credential, AzureEnvironment cloud) {
    TokenRequestContext request =
        new TokenRequestContext().addScopes(cloud.getManagementEndpoint() + "/.default");
    try {
      new NamedFailureCredential(credential).getToken(request).block();
      return Optional.empty();
    } catch (TemporarilyUnavailable refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  /**
   * The estate of a scope; unreadable where the query was refused, so that nothing complete can be
   * said.
   *
   * @param counted hears how many AI resources there are so far
   */
  public Lookup<LiveEstate> open(GraphScope scope, IntConsumer counted) {
    Intake intake = new Intake(counted);
    return rows.each(types(), scope, intake::take)
        .fold(
            count -> new Lookup.Found<>(estate(intake.rows)),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  private static List<String> types() {
    return Stream.of(ResourceKind.values())
        .filter(kind -> kind.role() != ResourceKind.Role.PART)
        .filter(kind -> kind != ResourceKind.COGNITIVE_ENCRYPTION_SCOPE)
        .filter(kind -> !kind.type().startsWith("Microsoft.Authorization/"))
        .filter(kind -> kind != ResourceKind.DIAGNOSTIC_SETTING)
        .filter(kind -> kind != ResourceKind.SERVICE_PRINCIPAL)
        .map(ResourceKind::type)
        .toList();
  }

  private LiveEstate estate(ReadRows read) {
    List<Resource> told = new SilentRows(bodies, persistence).resolved(read.resources());
    ArmSurroundings live =
        new ArmSurroundings(
            bodies,
            vaults.repeating(new GivenUp(persistence.brief())),
            new NoUses(),
            new ArmSurroundings.Memory(clock, MEMORY));
    return new GraphSurroundings(new RowIndex(told, read.skipped()), live, persistence);
  }

  /** What the pages held. */
  private static final class ReadRows {
    private final List<Resource> resources = new ArrayList<>();
    private int skipped;

    List<Resource> resources() {
      return resources;
    }

    int skipped() {
      return skipped;
    }
  }

  /** Keeps of each row what is known of its resource, never its body. */
  private final class Intake {
    private final ReadRows rows = new ReadRows();
    private final IntConsumer counted;
    private int subjects;

    Intake(IntConsumer counted) {
      this.counted = counted;
    }

    void take(Map<String, @Nullable Object> row) {
      Origin origin = bodies.origin("Resource Graph (" + GraphRows.VERSION + ")");
      RowReader.read(row, origin).ifPresentOrElse(this::keep, () -> rows.skipped++);
    }

    private void keep(Resource resource) {
      rows.resources.add(resource);
      if (resource.kind().isAi()) {
        subjects++;
        counted.accept(subjects);
      }
    }
  }

  /**
   * A vault that cannot be reached from here is asked once; what ARM says of its keys still counts.
   */
  private static final class GivenUp implements VaultBodies.Repeating {
    private final Map<String, String> silent = new ConcurrentHashMap<>();
    private final Persistence persistence;

    GivenUp(Persistence persistence) {
      this.persistence = persistence;
    }

    @Override
    public Lookup<Map<String, @Nullable Object>> of(
        String host, Supplier<Lookup<Map<String, @Nullable Object>>> call) {
      String reason = silent.get(host);
      if (reason != null) {
        return new Lookup.Unreadable<>(reason);
      }
      Lookup<Map<String, @Nullable Object>> answer = persistence.of(call);
      if (answer instanceof Lookup.Unreadable<Map<String, @Nullable Object>> it
          && it.reason().startsWith("Azure could not be reached")) {
        silent.put(host, it.reason());
      }
      return answer;
    }
  }

  /** The rows themselves tell who uses a key. */
  private static final class NoUses implements KeyUses {
    @Override
    public boolean keep(Use use) {
      return false;
    }

    @Override
    public List<Use> of(KeyReference key, int most) {
      return List.of();
    }

    @Override
    public List<ResourceId> vaults() {
      return List.of();
    }

    @Override
    public List<Use> on(ResourceId id, int most) {
      return List.of();
    }
  }
}
