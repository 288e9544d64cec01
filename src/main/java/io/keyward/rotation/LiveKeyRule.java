package io.keyward.rotation;

import io.keyward.compliance.Found;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.Rule;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import java.util.List;

/** A rule about a key that exists: of one that is gone there is nothing more to ask. */
record LiveKeyRule(String id, String satisfied, Check check) implements Rule<KeyInUse> {

  /** What is looked at. */
  record Look(KeyInUse use, Resource resource, Key key, Policy policy) {}

  /** Adds what it finds. */
  interface Check {
    void look(Found found, Look look);
  }

  @Override
  public Ruling judge(KeyInUse subject, Policy policy) {
    return subject
        .key()
        .fold(
            resource -> found(subject, resource, policy),
            missing -> nothing("The key does not exist."),
            reason -> unread(reason));
  }

  private Ruling found(KeyInUse subject, Resource resource, Policy policy) {
    if (!(resource.facts() instanceof Key key)) {
      return unread("it is shown without its properties");
    }
    if (key.deleted()) {
      return nothing("The key is deleted.");
    }
    Found found = new Found();
    check.look(found, new Look(subject, resource, key, policy));
    return found.ruling(satisfied);
  }

  private static Ruling nothing(String sentence) {
    return new Ruling(new Outcome.NotApplicable(sentence), Severity.INFORMATIONAL, List.of());
  }

  private static Ruling unread(String reason) {
    return new Ruling(
        new Outcome.Undetermined("The key could not be read: " + reason + "."),
        Severity.INFORMATIONAL,
        List.of());
  }

  /** A moment that is told; a doubt where it is not understood. */
  static Lookup<java.time.Instant> told(
      Found found, Lookup<java.time.Instant> moment, String what) {
    if (moment instanceof Lookup.Unreadable<java.time.Instant> unclear) {
      found.doubt("The key's " + what + " is not understood: " + unclear.reason() + ".");
    }
    return moment;
  }
}
