package io.keyward.rotation;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.Rule;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import java.time.Instant;
import java.util.List;

/**
 * {@code cmk-key-usable} seen from the key: one finding with all who stop, beside the one that each
 * of them has. Its end is {@code key-expired}'s.
 */
final class UsableInUse implements Rule<KeyInUse> {
  private static final String EXPECTED = "an enabled key as long as it is in use";

  @Override
  public String id() {
    return "cmk-key-usable";
  }

  @Override
  public Ruling judge(KeyInUse subject, Policy policy) {
    if (subject.users().isEmpty()) {
      return new Ruling(
          new Outcome.NotApplicable("No AI resource uses the key."),
          Severity.INFORMATIONAL,
          List.of());
    }
    Found found = new Found();
    subject
        .key()
        .fold(
            resource -> look(found, subject, resource),
            missing -> gone(found, subject, "The key does not exist.", "no such key"),
            reason -> doubt(found, reason));
    return found.ruling("The key is enabled.");
  }

  private static Found doubt(Found found, String reason) {
    found.doubt("The key could not be read: " + reason + ".");
    return found;
  }

  private static Found gone(Found found, KeyInUse subject, String sentence, String observed) {
    found.violated(Severity.CRITICAL, sentence + Users.under(subject), observed, EXPECTED);
    return found;
  }

  private static Found look(Found found, KeyInUse subject, Resource resource) {
    if (!(resource.facts() instanceof Key key)) {
      return doubt(found, "it is shown without its properties");
    }
    if (key.deleted()) {
      return deleted(found, subject, resource, key);
    }
    found.fact(
        Evidence.of(
            resource,
            "attributes.enabled " + (key.enabled() == Setting.OFF ? "is false" : "is not false")));
    if (key.enabled() == Setting.OFF) {
      return gone(found, subject, "The key is disabled.", "attributes.enabled is false");
    }
    if (key.enabled() == Setting.UNCLEAR) {
      return doubt(found, "whether it is enabled is not told");
    }
    return start(found, subject, key);
  }

  private static Found start(Found found, KeyInUse subject, Key key) {
    if (key.notBefore() instanceof Lookup.Unreadable<Instant> unclear) {
      return doubt(found, "its start is not understood, " + unclear.reason());
    }
    boolean later =
        key.notBefore() instanceof Lookup.Found<Instant> at && at.value().isAfter(subject.asOf());
    if (later) {
      String moment = key.notBefore().fold(Instant::toString, missing -> "", reason -> "");
      return gone(found, subject, "The key is not valid before " + moment + ".", "nbf " + moment);
    }
    return found;
  }

  private static Found deleted(Found found, KeyInUse subject, Resource resource, Key key) {
    found.fact(Evidence.of(resource, "the key is among the deleted keys"));
    String purge =
        key.purgedOn()
            .fold(
                at -> " It is destroyed for good on " + at + ".",
                missing -> "",
                reason -> " When it is destroyed for good is not understood.");
    String observed =
        key.purgedOn()
            .fold(at -> "deleted, scheduledPurgeDate " + at, none -> "deleted", odd -> "deleted");
    return gone(found, subject, "The key was deleted." + purge, observed);
  }
}
