package io.keyward.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.JsonLists;
import io.keyward.azure.KeptResponse;
import io.keyward.azure.Patience;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What vaults and managed HSMs themselves show of keys and of their local roles.
 *
 * <p>A resource names its vault by URI, and whoever writes the resource chooses it: a token is sent
 * to hosts of this cloud's Key Vault alone. Paths: data plane 7.4 (read 2026-11-21).
 */
public final class VaultBodies {
  private static final String VERSION = "7.4";

  private final VaultService vaults;
  private final VaultService hsms;
  private final ArmAnswers answers;
  private final Repeating repeating;

  private VaultBodies(
      VaultService vaults, VaultService hsms, ArmAnswers answers, Repeating repeating) {
    this.vaults = vaults;
    this.hsms = hsms;
    this.answers = answers;
    this.repeating = repeating;
  }

  /** Says what becomes of a call to a host that may succeed later. */
  public interface Repeating {
    Lookup<Map<String, @Nullable Object>> of(
        String host, Supplier<Lookup<Map<String, @Nullable Object>>> call);

    /** The host was asked otherwise, and gave a word. */
    default void answered(String host) {}

    /** Whether what the host alone can tell is unreadable for its silence. */
    default boolean isSilent(String host) {
      return false;
    }
  }

  /** The same, with calls that may succeed later treated so. */
  public VaultBodies repeating(Repeating other) {
    return new VaultBodies(vaults, hsms, answers, other);
  }

  /** Bodies read with that identity from the vaults of that cloud. */
  public static VaultBodies create(
      TokenCredential credential, AzureEnvironment cloud, HttpClient http, Clock clock) {
    return with(credential, cloud, http, Patience.by(clock)).repeating(new SilentVaults(clock));
  }

  public static VaultBodies with(
      TokenCredential credential, AzureEnvironment cloud, HttpClient http, Patience patience) {
    return new VaultBodies(
        VaultService.of(cloud.getKeyVaultDnsSuffix(), credential, http, patience),
        VaultService.of(cloud.getManagedHsmDnsSuffix(), credential, http, patience),
        new ArmAnswers(patience.retryAfter()),
        (host, call) -> call.get());
  }

  /** Whether the host is a vault or managed HSM of this cloud. */
  boolean knows(KeyReference key) {
    return service(key).isPresent();
  }

  /** The key's latest version, or the one that the reference names. */
  Lookup<Map<String, @Nullable Object>> key(KeyReference key) {
    String version = key.followsLatest() ? "" : "/" + key.version();
    return get(key, "/keys/" + key.name() + version, key.name());
  }

  /** The key as it can still be recovered. */
  Lookup<Map<String, @Nullable Object>> deletedKey(KeyReference key) {
    return get(key, "/deletedkeys/" + key.name(), key.name());
  }

  /** The key's rotation policy. */
  Lookup<Map<String, @Nullable Object>> rotation(KeyReference key) {
    return get(key, "/keys/" + key.name() + "/rotationpolicy", key.name());
  }

  /**
   * What the vault says of itself where no right is needed (private link diagnostics of Key Vault,
   * read 2026-11-22). Whether its audit log has a line of it is not documented. Its silence is
   * always told as such.
   */
  public Lookup<Map<String, @Nullable Object>> health(KeyReference key) {
    Lookup<Map<String, @Nullable Object>> word =
        repeating((host, call) -> call.get()).get(key, "/healthstatus", "healthstatus");
    repeating.answered(host(key));
    return word;
  }

  /** Whether what the key's vault alone can tell is unreadable for its silence. */
  boolean isSilent(KeyReference key) {
    return repeating.isSilent(host(key));
  }

  /** The local role assignments of a managed HSM that may count for a key. */
  Lookup<List<Map<String, @Nullable Object>>> localRoles(KeyReference key) {
    String path = "/keys/" + key.name() + "/providers/Microsoft.Authorization/roleAssignments";
    return get(key, path, key.name())
        .fold(page -> entries(page), missing -> new Lookup.Missing<>(), Lookup.Unreadable::new);
  }

  /** The service answers with all of them at once; a page that goes on is not half believed. */
  private static Lookup<List<Map<String, @Nullable Object>>> entries(
      Map<String, @Nullable Object> page) {
    Object next = page.get("nextLink");
    boolean goesOn = next != null && !next.equals("");
    return goesOn
        ? new Lookup.Unreadable<>("the managed HSM has more role assignments than are read")
        : JsonLists.objects(page.get("value"));
  }

  private Lookup<Map<String, @Nullable Object>> get(KeyReference key, String path, String name) {
    Optional<VaultService> service = service(key);
    if (service.isEmpty() || !name.matches("[0-9a-zA-Z-]{1,127}")) {
      return new Lookup.Unreadable<>("its address is not one of a key in this cloud");
    }
    HttpRequest request =
        new HttpRequest(
            HttpMethod.GET,
            "https://" + host(key) + ArmBodies.escaped(path) + "?api-version=" + VERSION);
    return repeating.of(host(key), () -> answered(service.get(), request, name));
  }

  /** People hear of a vault that does not answer, so it is told from all that may not. */
  private Lookup<Map<String, @Nullable Object>> answered(
      VaultService service, HttpRequest request, String name) {
    KeptResponse answer = sent(service, request);
    try {
      return answers.ofVault(answer, name);
    } catch (TemporarilyUnavailable e) {
      throw from(source(answer.getStatusCode()), e);
    }
  }

  /** Nobody asked the vault without a token. */
  private static KeptResponse sent(VaultService service, HttpRequest request) {
    try {
      return ArmPipeline.send(service.pipeline(), request);
    } catch (TemporarilyUnavailable e) {
      boolean asked = e.source() != TemporarilyUnavailable.Source.SIGN_IN;
      throw asked ? from(TemporarilyUnavailable.Source.SILENT_VAULT, e) : e;
    }
  }

  /** A conflict is an answer. */
  private static TemporarilyUnavailable.Source source(int status) {
    return switch (status) {
      case 429 -> TemporarilyUnavailable.Source.BUSY_VAULT;
      case 409, 412 -> TemporarilyUnavailable.Source.OTHER;
      default -> TemporarilyUnavailable.Source.SILENT_VAULT;
    };
  }

  private static TemporarilyUnavailable from(
      TemporarilyUnavailable.Source source, TemporarilyUnavailable failed) {
    return new TemporarilyUnavailable(
        String.valueOf(failed.getMessage()), failed.retryAfter(), source);
  }

  private Optional<VaultService> service(KeyReference key) {
    String host = host(key);
    return List.of(vaults, hsms).stream().filter(it -> it.isHost(host)).findFirst();
  }

  /** The host with its port, "" where the text is no plain https address. */
  private static String host(KeyReference key) {
    try {
      URI uri = URI.create(key.vaultKey());
      boolean plain =
          "https".equals(uri.getScheme())
              && uri.getUserInfo() == null
              && (uri.getPort() < 0 || uri.getPort() == 443)
              && (uri.getPath() == null || uri.getPath().isEmpty());
      return plain && uri.getHost() != null ? uri.getHost() : "";
    } catch (IllegalArgumentException noUri) {
      return "";
    }
  }
}
