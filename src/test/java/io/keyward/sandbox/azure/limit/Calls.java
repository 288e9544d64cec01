package io.keyward.sandbox.azure.limit;

import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.VaultHost;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each kind of call arrived since the start. */
public final class Calls {
  private final LongAdder signIns = new LongAdder();
  private final LongAdder armReads = new LongAdder();
  private final LongAdder armWrites = new LongAdder();
  private final LongAdder graphQueries = new LongAdder();
  private final LongAdder throttled = new LongAdder();
  private final LongAdder early = new LongAdder();
  private final Map<String, LongAdder> addresses = new ConcurrentHashMap<>();
  private final LongAdder keyVaultReads = new LongAdder();
  private final LongAdder keyVaultWrites = new LongAdder();

  private final Pace pace = new Pace();

  private static final int MOST_ADDRESSES = 200_000;

  public Calls() {}

  public void signIn() {
    signIns.increment();
  }

  public void arm(boolean read) {
    (read ? armReads : armWrites).increment();
  }

  public void graph() {
    graphQueries.increment();
  }

  public void limited(ArmQuota.Left left) {
    if (left.early()) {
      early.increment();
    }
  }

  /** Remembers a call to ARM or Key Vault with its answer. */
  public void answered(Call call, int status) {
    if (status == 429) {
      throttled.increment();
    }
    lane(call).ifPresent(pace::note);
    String address = (call.method() + " " + call.host() + call.path()).toLowerCase(Locale.ROOT);
    if (addresses.size() < MOST_ADDRESSES || addresses.containsKey(address)) {
      addresses.computeIfAbsent(address, any -> new LongAdder()).increment();
    }
  }

  /** As Azure counts: reads of ARM by subscription, whatever is asked of a vault by its host. */
  private static Optional<String> lane(Call call) {
    Optional<String> vault = VaultHost.parse(call.host()).map(VaultHost::name);
    boolean subscribed = call.segmentIs(0, "subscriptions") && call.isRead();
    return vault.or(() -> subscribed ? Optional.of(call.segment(1)) : Optional.empty());
  }

  /** How close together the calls came; a lane is a subscription's id or a vault's name. */
  public Pace pace() {
    return pace;
  }

  public void keyVault(boolean read) {
    (read ? keyVaultReads : keyVaultWrites).increment();
  }

  /** Calls to sign-in, discovery and cloud metadata. */
  public long signIns() {
    return signIns.sum();
  }

  /** GET and HEAD calls to ARM. */
  public long armReads() {
    return armReads.sum();
  }

  /** All other calls to ARM. */
  public long armWrites() {
    return armWrites.sum();
  }

  /** GET calls to Key Vault. */
  public long keyVaultReads() {
    return keyVaultReads.sum();
  }

  /** All other calls to Key Vault. */
  public long keyVaultWrites() {
    return keyVaultWrites.sum();
  }

  /** Queries to Resource Graph that were signed in. */
  public long graphQueries() {
    return graphQueries.sum();
  }

  /** Answers with status 429, asked for or earned. */
  public long throttled() {
    return throttled.sum();
  }

  /** Calls of a subscription that came before ARM had asked them to. */
  public long early() {
    return early.sum();
  }

  /**
   * How often each address was called whose line contains the text, without case; a line is the
   * method, a blank, host and path, all in lower case.
   */
  public Map<String, Long> matching(String part) {
    Map<String, Long> found = new TreeMap<>();
    addresses.forEach(
        (address, count) -> {
          if (address.contains(part.toLowerCase(Locale.ROOT))) {
            found.put(address, count.sum());
          }
        });
    return found;
  }
}
