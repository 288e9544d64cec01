package io.keyward.compliance.policy.file;

import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.AlertRoute;
import io.keyward.compliance.policy.ApprovedVaults;
import io.keyward.compliance.policy.Classification;
import io.keyward.compliance.policy.CodeOwned;
import io.keyward.compliance.policy.DrillSettings;
import io.keyward.compliance.policy.FirstParty;
import io.keyward.compliance.policy.KeyDefaults;
import io.keyward.compliance.policy.Mode;
import io.keyward.compliance.policy.Parity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.Production;
import io.keyward.compliance.policy.TicketSettings;
import io.keyward.compliance.policy.TicketSettings.Approvals;
import io.keyward.compliance.policy.TicketSettings.WaiverLimits;
import java.time.Duration;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the sections of a policy file; what is absent has its standard value. */
final class PolicySections {
  private static final int MOST_APPROVERS = 5;
  private static final int LONGEST_TIER = 365;

  private PolicySections() {}

  static Classification classification(PolicyNode place) throws BadPolicy {
    Classification standard = Classification.standard();
    place.allow("tag", "values", "requireCustomerKey", "whenMissing");
    String whenMissing =
        place.at("whenMissing").or("require", it -> PolicyValues.oneOf(it, "require", "exempt"));
    Classification read =
        new Classification(
            place.at("tag").or(standard.tag(), PolicyValues::tagName),
            place.at("values").or(standard.values(), PolicyValues::texts),
            place.at("requireCustomerKey").or(standard.requireKey(), PolicyValues::texts),
            whenMissing.equals("require"));
    mustBeAmong(place.at("requireCustomerKey"), read, read.requireKey());
    return read;
  }

  static void mustBeAmong(PolicyNode place, Classification known, List<String> chosen)
      throws BadPolicy {
    for (String value : chosen) {
      if (!known.allows(value)) {
        throw place.bad("\"" + value + "\" is not among classification.values");
      }
    }
  }

  static Production production(PolicyNode place) throws BadPolicy {
    Production standard = Production.standard();
    place.allow("tag", "values");
    return new Production(
        place.at("tag").or(standard.tag(), PolicyValues::tagName),
        place.at("values").or(standard.values(), PolicyValues::texts));
  }

  static Parity parity(PolicyNode mode, PolicyNode place) throws BadPolicy {
    Parity standard = Parity.standard();
    place.allow("excludedKinds");
    return new Parity(
        mode.or(standard.mode(), it -> PolicyValues.constant(it, Mode.class)),
        place.at("excludedKinds").or(standard.excludedKinds(), PolicyValues::texts));
  }

  static List<String> separation(PolicyNode place) throws BadPolicy {
    place.allow("tags");
    return place
        .at("tags")
        .or(Policy.standard().separationTags(), it -> it.each(PolicyValues::tagName));
  }

  static ApprovedVaults vaults(PolicyNode place) throws BadPolicy {
    place.allow("approved");
    return new ApprovedVaults(
        place.at("approved").or(List.of(), it -> it.each(PolicySections::region)));
  }

  private static ApprovedVaults.Region region(PolicyNode place) throws BadPolicy {
    place.allow("region", "vaults");
    return new ApprovedVaults.Region(
        PolicyValues.region(place.required("region")),
        place.required("vaults").eachOnce(PolicyValues::vault));
  }

  static KeyDefaults keys(PolicyNode place, PolicyNode tiers) throws BadPolicy {
    KeyDefaults standard = KeyDefaults.standard();
    place.allow("types", "minimumSize", "rotateAfter", "expireAfter");
    Period rotate = place.at("rotateAfter").or(standard.rotateAfter(), PolicyValues::period);
    Period expire = place.at("expireAfter").or(standard.expireAfter(), PolicyValues::period);
    if (!PolicyValues.isLonger(expire, rotate)) {
      PolicyNode at = place.names().contains("expireAfter") ? place.at("expireAfter") : place;
      throw at.bad("a key must expire (" + expire + ") after it is rotated (" + rotate + ")");
    }
    return new KeyDefaults(
        place.at("types").or(standard.types(), it -> it.eachOnce(PolicyValues::keyType)),
        place.at("minimumSize").or(standard.minimumSize(), PolicySections::size),
        rotate,
        expire,
        tiers.or(standard.expiryTiers(), it -> it.eachOnce(tier -> tier.number(1, LONGEST_TIER))));
  }

  private static int size(PolicyNode place) throws BadPolicy {
    int size = place.number(1, 1_000_000);
    if (!List.of(2048, 3072, 4096).contains(size)) {
      throw place.bad("must be 2048, 3072 or 4096");
    }
    return size;
  }

  static Approvals approvals(PolicyNode place) throws BadPolicy {
    Approvals standard = TicketSettings.standard().approvals();
    place.allow("regulated", "default");
    Approvals read =
        new Approvals(
            place.at("regulated").or(standard.regulated(), it -> it.number(1, MOST_APPROVERS)),
            place.at("default").or(standard.standard(), it -> it.number(1, MOST_APPROVERS)));
    if (read.regulated() < read.standard()) {
      throw place.bad("regulated data needs at least as many approvals as other data");
    }
    return read;
  }

  static WaiverLimits waivers(PolicyNode place) throws BadPolicy {
    WaiverLimits standard = TicketSettings.standard().waivers();
    place.allow("longest", "remindBefore");
    return new WaiverLimits(
        place.at("longest").or(standard.longest(), PolicyValues::period),
        place.at("remindBefore").or(standard.remindBefore(), PolicyValues::period));
  }

  static CodeOwned remediation(PolicyNode place) throws BadPolicy {
    place.allow("infrastructureAsCode");
    return place
        .at("infrastructureAsCode")
        .or(Policy.standard().codeOwned(), it -> PolicyValues.constant(it, CodeOwned.class));
  }

  static DrillSettings drills(PolicyNode place) throws BadPolicy {
    DrillSettings standard = DrillSettings.standard();
    place.allow("enabled", "waitingTime", "approveWithin");
    Duration within = place.at("approveWithin").or(standard.approveWithin(), PolicyValues::window);
    if (within.isZero()) {
      throw place.at("approveWithin").bad("must leave time to approve");
    }
    Duration waiting = place.at("waitingTime").or(standard.waitingTime(), PolicyValues::window);
    if (waiting.compareTo(DrillSettings.SHORTEST_WAITING) < 0) {
      throw place.at("waitingTime").bad("must leave five minutes to withdraw");
    }
    return new DrillSettings(
        place.at("enabled").or(standard.enabled(), PolicyNode::flag), waiting, within);
  }

  static Map<FirstParty, String> firstParties(PolicyNode place) throws BadPolicy {
    place.allow(FirstParty.BOT_SERVICE.word(), FirstParty.COSMOS_DB.word());
    Map<FirstParty, String> ids = new EnumMap<>(FirstParty.class);
    for (FirstParty service : FirstParty.values()) {
      String id = place.at(service.word()).or("", PolicyValues::guid);
      if (!id.isEmpty()) {
        ids.put(service, id);
      }
    }
    return ids;
  }

  static AlertRoute route(PolicyNode place, Classification known) throws BadPolicy {
    place.allow("severity", "classification", "subscription", "ownerTag", "channels");
    List<String> values = place.at("classification").or(List.of(), PolicyValues::texts);
    mustBeAmong(place.at("classification"), known, values);
    return new AlertRoute(
        place
            .at("severity")
            .or(Severity.INFORMATIONAL, it -> PolicyValues.constant(it, Severity.class)),
        values,
        place.at("subscription").or(List.of(), it -> it.each(PolicyValues::guid)),
        place.at("ownerTag").or("", PolicyValues::owner),
        place.required("channels").eachOnce(PolicyValues::channel));
  }
}
