package io.keyward.workflow;

import java.time.Duration;

/**
 * How long reads of one subscription wait in a sweep, so that all instances together stay within
 * what Azure Resource Manager gives one identity: 250 reads at once and 25 more each second for
 * each subscription (throttling page, read 2026-11-21). The rest is left to events.
 */
public final class ReadPace {
  /** What a vault costs beside its keys: itself, and a list of its keys. */
  public static final int OF_A_VAULT = 2;

  private static final int AT_ONCE = 150;
  private static final int A_SECOND = 20;

  /** Between two reads of those that wait. */
  public static final Duration GAP = Duration.ofSeconds(1).dividedBy(A_SECOND);

  /** The next hourly sweep begins anew. */
  private static final Duration LONGEST = Duration.ofMinutes(50);

  /**
   * Between two lists of a subscription: Resource Graph gives an identity 15 queries in 5 seconds
   * (its page for throttled requests, read 2026-11-21), of which a third is left to others.
   */
  public static final Duration LIST_GAP = Duration.ofMillis(500);

  private static final int LISTS_AT_ONCE = 10;

  private ReadPace() {}

  /** The wait of a list that comes after so many others. */
  public static Duration afterLists(int lists) {
    return LIST_GAP.multipliedBy(Math.max(0, lists - LISTS_AT_ONCE));
  }

  /** The wait of those who come after so many reads. */
  public static Duration after(int reads) {
    Duration wait = Duration.ofSeconds(Math.max(0, reads - AT_ONCE) / A_SECOND);
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
