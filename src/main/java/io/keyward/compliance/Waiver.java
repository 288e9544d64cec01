package io.keyward.compliance;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A violation that is accepted for a time; it never counts as compliant.
 *
 * @param rules ids of the rules, in the order of the contract
 * @param approved who accepted it; null as long as nobody did
 * @param revoked who took it back; null as long as nobody did
 * @param version the store's proof of what it read, "" for one that is not kept yet
 */
public record Waiver(
    WaiverScope scope,
    List<String> rules,
    Terms terms,
    Signature requested,
    @Nullable Signature approved,
    @Nullable Signature revoked,
    String version) {
  private static final int DIGEST = 32;

  /** Why, what stands in place of the rule, and until when. */
  public record Terms(String reason, String compensatingControl, Instant until) {}

  /** Who, and when. */
  public record Signature(String by, Instant at) {}

  /** Where a waiver stands. */
  public enum State {
    REQUESTED,
    APPROVED,
    REVOKED,
    ENDED;

    /** The word of the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Orders the rules, each once. */
  public Waiver {
    List<String> given = rules;
    rules = RuleIds.all().stream().filter(given::contains).toList();
  }

  /** A request that nobody has decided. */
  public static Waiver requested(WaiverScope scope, List<String> rules, Terms terms, Signature by) {
    return new Waiver(scope, rules, terms, by, null, null, "");
  }

  /**
   * {@code SUBSCRIPTION.DIGEST} of what is asked for: the same request has the same id, whoever
   * makes it.
   */
  public String id() {
    String asked =
        String.join(
            "\n",
            scope.key(),
            String.join(",", rules),
            terms.until().toString(),
            terms.reason(),
            terms.compensatingControl());
    return scope.subscription() + "." + Sha256.hex(asked).substring(0, DIGEST);
  }

  /** Where it stands at that time. */
  public State stateAt(Instant now) {
    if (revoked != null) {
      return State.REVOKED;
    }
    if (!now.isBefore(terms.until())) {
      return State.ENDED;
    }
    return approved == null ? State.REQUESTED : State.APPROVED;
  }

  /** Whether violations of this rule on this subject are accepted at that time. */
  public boolean covers(String ruleId, ResourceId subject, Instant now) {
    return stateAt(now) == State.APPROVED && rules.contains(ruleId) && scope.covers(subject);
  }

  /** The same one, accepted. */
  public Waiver approvedBy(Signature by) {
    return new Waiver(scope, rules, terms, requested, by, revoked, version);
  }

  /** The same one, taken back. */
  public Waiver revokedBy(Signature by) {
    return new Waiver(scope, rules, terms, requested, approved, by, version);
  }

  /** The same one as the store has it. */
  public Waiver at(String storedVersion) {
    return new Waiver(scope, rules, terms, requested, approved, revoked, storedVersion);
  }
}
