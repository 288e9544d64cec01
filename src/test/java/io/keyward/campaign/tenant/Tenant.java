package io.keyward.campaign.tenant;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable.Source;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import io.keyward.testing.Bodies;
import io.keyward.testing.FakeAzure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The simulated tenant: documents as people and plans wrote them, and what was asked of it. */
public final class Tenant implements AzureChanges {
  static final String SCOPE = "/subscriptions/" + Bodies.SUBSCRIPTION + "/resourceGroups/rg";
  public static final String VAULT = SCOPE + "/providers/Microsoft.KeyVault/vaults/kv";
  public static final String LOG = VAULT + "/providers/Microsoft.Insights/diagnosticSettings/audit";
  static final String URI = "https://kv.vault.azure.net";
  static final String REMEDIATOR = "keyward-remediator";
  private static final int PLANNED_DAYS = 800;

  /** Reads of the resource manager, as Keyward sees them. */
  public final FakeAzure azure = new FakeAzure();

  /** Each call that changed something: its verb and address. */
  public final List<String> changed = new ArrayList<>();

  private final Map<String, Map<String, Object>> documents = new TreeMap<>();
  private final Map<String, TenantKey> keys = new TreeMap<>();
  private final Clock clock;
  private final BiConsumer<String, String> written;

  /**
   * An estate in which nothing is wrong.
   *
   * @param written hears of each write or deletion that Azure tells by an event: the id and who
   */
  public Tenant(Clock clock, BiConsumer<String, String> written) {
    this.clock = clock;
    this.written = written;
    put(Estates.vault(VAULT, "kv", true));
    put(Estates.log(LOG));
    // Where there is none at all, files would tell nothing of the others.
    put(Estates.log(VAULT + "2/providers/Microsoft.Insights/diagnosticSettings/other"));
    put(Estates.reader("/subscriptions/" + Bodies.SUBSCRIPTION));
    key("spare").rotate(3_000);
  }

  private void put(Map<String, Object> document) {
    documents.put(lower(String.valueOf(document.get("id"))), document);
    azure.put(document);
  }

  private void remove(String id) {
    documents.remove(lower(id));
    azure.delete(ResourceId.of(id));
  }

  private static String lower(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  /** What is there now. */
  public Body document(String id) {
    return Body.of(documents.get(lower(id)));
  }

  public boolean has(String id) {
    return documents.containsKey(lower(id));
  }

  /** Somebody writes a resource. */
  public void write(Map<String, Object> document, String who) {
    put(document);
    written.accept(String.valueOf(document.get("id")), who);
  }

  /** Somebody deletes a resource. */
  public void delete(String id, String who) {
    if (has(id)) {
      remove(id);
      written.accept(id, who);
    }
  }

  /** The ids of the rights to use a key. */
  public List<String> grantsOn(String key) {
    String prefix = lower(key) + "/providers/microsoft.authorization/";
    return documents.entrySet().stream()
        .filter(it -> it.getKey().startsWith(prefix))
        .map(it -> String.valueOf(it.getValue().get("id")))
        .toList();
  }

  /** Nobody may read a resource, or everybody again. */
  public void forbid(String id, boolean on) {
    Map<String, Object> document = documents.get(lower(id));
    if (document != null && on) {
      azure.forbid(ResourceId.of(id));
    } else if (document != null) {
      put(document);
    }
  }

  /** All can be read again. */
  public void calm() {
    azure.busy(false);
    azure.unwell(Source.OTHER);
    List.copyOf(documents.keySet()).forEach(id -> forbid(id, false));
  }

  /** A key of this name, which there may never have been. */
  public TenantKey key(String name) {
    return keys.computeIfAbsent(name, it -> new TenantKey(it, azure, clock));
  }

  @Override
  public Sent send(Change change) {
    String id = bare(change.url());
    if (change.verb() == Change.Verb.PATCH && !has(id)) {
      return new Sent.Refused(404, "ResourceNotFound", "HTTP 404");
    }
    changed.add(change.verb() + " " + lower(id));
    if (change.plane() == Plane.KEY_VAULT) {
      rotate(change, id);
      return new Sent.Accepted();
    }
    switch (change.verb()) {
      case DELETE -> delete(id, REMEDIATOR);
      case PATCH -> sent(merged(documents.getOrDefault(lower(id), Map.of()), change.body()), id);
      case PUT -> sent(change.body(), id);
      case POST -> throw new AssertionError("no plan of this estate sends POST " + change.url());
    }
    return new Sent.Accepted();
  }

  private void rotate(Change change, String url) {
    if (change.verb() != Change.Verb.POST || !url.endsWith("/rotate")) {
      throw new AssertionError("no plan of this estate sends " + change.verb() + " " + url);
    }
    key(keyIn(url)).rotate(PLANNED_DAYS);
  }

  private static String keyIn(String url) {
    return url.replaceFirst("^.*/keys/", "").replaceFirst("/.*$", "");
  }

  private static String bare(String url) {
    return url.replaceFirst("\\?.*$", "");
  }

  /** What Azure adds to what is sent. */
  private void sent(Map<String, ?> sent, String id) {
    ResourceId parsed = ResourceId.of(id);
    if (parsed.type().equalsIgnoreCase("Microsoft.KeyVault/vaults/keys")) {
      if (!key(parsed.name()).isMade()) {
        key(parsed.name()).rotate(PLANNED_DAYS);
      }
      written.accept(id, REMEDIATOR);
      return;
    }
    Map<String, Object> document = new HashMap<>(sent);
    document.put("id", id);
    document.put("type", parsed.type());
    document.put("name", parsed.name());
    if (parsed.type().equalsIgnoreCase("Microsoft.Authorization/roleAssignments")) {
      int end = lower(id).lastIndexOf("/providers/microsoft.authorization");
      document = merged(document, Map.of("properties", Map.of("scope", id.substring(0, end))));
    }
    write(document, REMEDIATOR);
  }

  private static Map<String, Object> merged(Map<?, ?> old, Map<?, ?> change) {
    Map<String, Object> all = new HashMap<>();
    old.forEach((name, value) -> all.put(String.valueOf(name), value));
    change.forEach(
        (name, value) -> {
          boolean both =
              all.get(String.valueOf(name)) instanceof Map<?, ?> && value instanceof Map<?, ?>;
          Object before = both ? all.getOrDefault(String.valueOf(name), Map.of()) : value;
          all.put(
              String.valueOf(name), both ? merged((Map<?, ?>) before, (Map<?, ?>) value) : value);
        });
    return all;
  }

  @Override
  public Lookup<Body> read(Plane plane, String url) {
    String id = bare(url);
    if (plane == Plane.KEY_VAULT) {
      return key(keyIn(id)).shown();
    }
    ResourceId parsed = ResourceId.of(id);
    if (parsed.type().equalsIgnoreCase("Microsoft.KeyVault/vaults/keys")) {
      return key(parsed.name()).document();
    }
    return has(id) ? new Lookup.Found<>(document(id)) : new Lookup.Missing<>();
  }
}
