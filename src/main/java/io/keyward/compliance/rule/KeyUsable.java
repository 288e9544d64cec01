package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import java.time.Instant;

/**
 * {@code cmk-key-usable}: key and version are named as the service needs it, exist, are enabled and
 * within their dates.
 */
public final class KeyUsable implements Check {
  private static final String EXPECTED = "an enabled key within its dates";

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    Found found = new Found();
    judge(found, chain, whole.holder(), whole.asOf());
    return found.ruling("The key is enabled and within its dates.");
  }

  /** What it says of the key that a resource names, at that moment. */
  public static Found judge(Found found, KeyChain chain, Resource holder, Instant now) {
    version(found, chain, Services.shipped().of(holder));
    return chain
        .key()
        .fold(
            key -> latest(found, chain, key, now),
            missing ->
                gone(found, "The key " + named(chain, false) + " does not exist.", "no such key"),
            reason -> unread(found, chain, reason));
  }

  /** Some services take a key by a version only. */
  private static void version(Found found, KeyChain chain, Service service) {
    Service.Cell rule = service.cell(Column.KEY_VERSION);
    if (!chain.reference().isComplete() || !chain.reference().followsLatest()) {
      return;
    }
    if (rule.is("required")) {
      found.violated(
          Severity.HIGH,
          "The key is named without a version, which " + service.name() + " needs.",
          "no version",
          "the key's identifier with a version (" + rule.source() + ")");
    } else if (rule.isUnsure()) {
      found.doubt(
          "The key is named without a version; whether "
              + service.name()
              + " accepts that, no source tells.");
    }
  }

  private static Found unread(Found found, KeyChain chain, String reason) {
    if (chain.vault() instanceof Lookup.Missing<Resource>) {
      return gone(found, "The vault of the key does not exist.", "no such vault");
    }
    found.doubt("The key could not be read: " + reason + ".");
    return found;
  }

  private static Found latest(Found found, KeyChain chain, Resource key, Instant now) {
    Key facts = (Key) key.facts();
    if (facts.deleted()) {
      found.fact(Evidence.of(key, "the key is among the deleted keys"));
      return gone(found, "The key " + named(chain, false) + " was deleted.", "deleted key");
    }
    if (chain.reference().followsLatest()) {
      return dates(found, key, now);
    }
    return chain
        .pinned()
        .fold(
            version -> dates(found, version, now),
            missing ->
                gone(
                    found,
                    "The pinned version " + named(chain, true) + " does not exist.",
                    "no such version"),
            reason -> {
              found.doubt("The pinned version could not be read: " + reason + ".");
              return found;
            });
  }

  private static String named(KeyChain chain, boolean version) {
    return Shown.text(version ? chain.reference().version() : chain.reference().name());
  }

  private static Found gone(Found found, String sentence, String observed) {
    found.violated(Severity.CRITICAL, sentence, observed, EXPECTED);
    return found;
  }

  private static Found dates(Found found, Resource key, Instant now) {
    Key facts = (Key) key.facts();
    if (facts.enabled() == Setting.OFF) {
      gone(found, "The key is disabled.", "attributes.enabled is false");
    } else if (facts.enabled() == Setting.UNCLEAR) {
      found.doubt("Whether the key is enabled is not told.");
    }
    moment(found, facts.expires(), "expiry", at -> !at.isAfter(now), "The key expired on ");
    moment(
        found, facts.notBefore(), "start", at -> at.isAfter(now), "The key is not valid before ");
    found.fact(
        Evidence.of(
            key,
            "enabled "
                + word(facts.enabled())
                + ", expires "
                + shown(facts.expires())
                + ", not before "
                + shown(facts.notBefore())));
    return found;
  }

  private static void moment(
      Found found,
      Lookup<Instant> moment,
      String what,
      java.util.function.Predicate<Instant> isWrong,
      String sentence) {
    if (moment instanceof Lookup.Unreadable<Instant>) {
      found.doubt("The key's " + what + " is not understood.");
    } else if (moment instanceof Lookup.Found<Instant> at && isWrong.test(at.value())) {
      gone(found, sentence + at.value() + ".", what + " " + at.value());
    }
  }

  private static String shown(Lookup<Instant> moment) {
    return moment.fold(Instant::toString, missing -> "not set", reason -> "not understood");
  }

  private static String word(Setting setting) {
    return switch (setting) {
      case ON -> "true";
      case OFF -> "false";
      case UNSAID -> "not told";
      case UNCLEAR -> "not understood";
    };
  }
}
