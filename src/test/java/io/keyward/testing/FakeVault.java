package io.keyward.testing;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The versions of one key as its vault itself shows and switches them, with faults on demand. */
public final class FakeVault implements AzureChanges {
  public static final String KEY = "https://kv.vault.azure.net/keys/cmk";

  /** How a call goes. */
  public enum Fault {
    NONE,
    BUSY,
    REFUSED,
    UNKNOWN_APPLIED,
    UNKNOWN_NOT_APPLIED
  }

  private final Map<String, Boolean> versions = new LinkedHashMap<>();

  /** How the next calls go. */
  public final Deque<Fault> faults = new ArrayDeque<>();

  /** Each call that was sent: the version, and whether it was to be enabled. */
  public final List<String> sent = new CopyOnWriteArrayList<>();

  /** What happens while the first call is on its way. */
  public volatile Runnable onSend = () -> {};

  /** Whether the vault does not answer. */
  public volatile boolean silent;

  /** Has a version, enabled or not. */
  public synchronized FakeVault version(String version, boolean enabled) {
    versions.put(version, enabled);
    return this;
  }

  /** Whether a version cannot be read by itself. */
  public volatile boolean secretive;

  /** Has a version no more. */
  public synchronized void purge(String version) {
    versions.remove(version);
  }

  /** Has no key any more. */
  public synchronized void clear() {
    versions.clear();
  }

  /** The versions that are enabled. */
  public synchronized List<String> enabled() {
    return versions.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  @Override
  public synchronized Sent send(Change change) {
    String version = KeyReference.parse(bare(change.url())).version();
    boolean on = Body.of(change.body()).isTrue("attributes", "enabled");
    if (change.verb() != Change.Verb.PATCH || !change.url().startsWith(KEY + "/")) {
      throw new AssertionError("a drill sends " + change.verb() + " " + change.url());
    }
    sent.add(version + (on ? " on" : " off"));
    Runnable meanwhile = onSend;
    onSend = () -> {};
    meanwhile.run();
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
    if (fault == Fault.NONE || fault == Fault.UNKNOWN_APPLIED) {
      versions.put(version, on);
    }
    return switch (fault) {
      case NONE -> new Sent.Accepted();
      case BUSY -> new Sent.Busy(Duration.ofSeconds(20), "HTTP 429");
      case REFUSED -> new Sent.Refused(403, "Forbidden", "The vault refused it: HTTP 403.");
      case UNKNOWN_APPLIED, UNKNOWN_NOT_APPLIED -> new Sent.Unknown("timeout");
    };
  }

  @Override
  public synchronized Lookup<Body> read(Plane plane, String url) {
    if (silent) {
      throw new TemporarilyUnavailable("HTTP 503", Duration.ofMinutes(1));
    }
    if (bare(url).equals(KEY + "/versions")) {
      List<Map<String, Object>> items =
          versions.entrySet().stream().map(it -> item(it.getKey(), it.getValue())).toList();
      return new Lookup.Found<>(Body.of(Map.of("value", items)));
    }
    if (secretive) {
      return new Lookup.Unreadable<>("HTTP 403");
    }
    String version = KeyReference.parse(bare(url)).version();
    return versions.containsKey(version) && bare(url).startsWith(KEY + "/")
        ? new Lookup.Found<>(Body.of(item(version, versions.get(version))))
        : new Lookup.Missing<>();
  }

  private static Map<String, Object> item(String version, boolean enabled) {
    return Map.of("kid", KEY + "/" + version, "attributes", Map.of("enabled", enabled));
  }

  private static String bare(String url) {
    return url.replaceFirst("\\?.*$", "");
  }
}
