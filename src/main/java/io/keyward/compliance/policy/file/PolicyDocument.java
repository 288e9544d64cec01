package io.keyward.compliance.policy.file;

import io.keyward.compliance.policy.AlertChannel;
import io.keyward.compliance.policy.AlertRoute;
import io.keyward.compliance.policy.AlertSettings;
import io.keyward.compliance.policy.ApprovedVaults;
import io.keyward.compliance.policy.Classification;
import io.keyward.compliance.policy.DrillSettings;
import io.keyward.compliance.policy.FirstParty;
import io.keyward.compliance.policy.KeyDefaults;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.Production;
import io.keyward.compliance.policy.Severities;
import io.keyward.compliance.policy.TicketSettings;
import io.keyward.inventory.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A policy in the shape of its file, every value written out, as ordered maps. */
public final class PolicyDocument {
  private PolicyDocument() {}

  /** The whole file. */
  public static Map<String, @Nullable Object> of(Policy policy) {
    return new Document()
        .value("schemaVersion", 1)
        .value("classification", classification(policy.classification()))
        .value("production", production(policy.production()))
        .text("mode", word(policy.mode()))
        .value("parity", one("excludedKinds", policy.parity().excludedKinds()))
        .value("separation", one("tags", policy.separationTags()))
        .value("vaults", one("approved", regions(policy.vaults())))
        .value("keys", keys(policy.keys()))
        .list("expiryTiers", policy.keys().expiryTiers())
        .value("severities", severities(policy.rules().severities()))
        .value("rules", words(policy.rules().switches()))
        .value("remediation", remediation(policy))
        .text("settlingWindow", policy.settlingWindow().toString())
        .value("approvals", approvals(policy.tickets().approvals()))
        .value("waivers", waivers(policy.tickets().waivers()))
        .value("firstPartyPrincipals", principals(policy))
        .value("alerts", alerts(policy.alerts()))
        .list("channels", policy.alerts().channels().stream().map(PolicyDocument::channel).toList())
        .list("alertRoutes", policy.alerts().routes().stream().map(PolicyDocument::route).toList())
        .value("drills", drills(policy.drills()))
        .map();
  }

  private static Map<String, @Nullable Object> drills(DrillSettings it) {
    return new Document()
        .value("enabled", it.enabled())
        .text("waitingTime", it.waitingTime().toString())
        .text("approveWithin", it.approveWithin().toString())
        .map();
  }

  private static Map<String, @Nullable Object> one(String name, List<?> values) {
    return new Document().list(name, values).map();
  }

  private static Map<String, @Nullable Object> classification(Classification it) {
    return new Document()
        .text("tag", it.tag())
        .list("values", it.values())
        .list("requireCustomerKey", it.requireKey())
        .text("whenMissing", it.unclassifiedRequires() ? "require" : "exempt")
        .map();
  }

  private static Map<String, @Nullable Object> production(Production it) {
    return new Document().text("tag", it.tag()).list("values", it.values()).map();
  }

  private static List<?> regions(ApprovedVaults vaults) {
    return vaults.regions().stream()
        .map(it -> new Document().text("region", it.name()).list("vaults", it.vaults()).map())
        .toList();
  }

  private static Map<String, @Nullable Object> keys(KeyDefaults it) {
    return new Document()
        .list("types", it.types())
        .value("minimumSize", it.minimumSize())
        .text("rotateAfter", it.rotateAfter().toString())
        .text("expireAfter", it.expireAfter().toString())
        .map();
  }

  private static Map<String, @Nullable Object> severities(Severities severities) {
    Document document = new Document();
    severities
        .byRule()
        .forEach(
            (id, pair) ->
                document.value(
                    id,
                    new Document()
                        .value("production", words(pair.production()))
                        .value("other", words(pair.other()))
                        .map()));
    return document.map();
  }

  private static Map<String, @Nullable Object> remediation(Policy policy) {
    return new Document().text("infrastructureAsCode", word(policy.codeOwned())).map();
  }

  private static Map<String, @Nullable Object> approvals(TicketSettings.Approvals it) {
    return new Document().value("regulated", it.regulated()).value("default", it.standard()).map();
  }

  private static Map<String, @Nullable Object> waivers(TicketSettings.WaiverLimits it) {
    return new Document()
        .text("longest", it.longest().toString())
        .text("remindBefore", it.remindBefore().toString())
        .map();
  }

  private static Map<String, @Nullable Object> principals(Policy policy) {
    Document document = new Document();
    for (FirstParty service : FirstParty.values()) {
      if (!policy.firstPartyPrincipal(service).isEmpty()) {
        document.text(service.word(), policy.firstPartyPrincipal(service));
      }
    }
    return document.map();
  }

  private static Map<String, @Nullable Object> alerts(AlertSettings it) {
    Document document =
        new Document()
            .text("quietPeriod", it.quietPeriod().toString())
            .text("escalateAfter", it.escalation().after().toString())
            .text("escalateFrom", it.escalation().from().word());
    return it.escalation().to().isEmpty()
        ? document.map()
        : document.list("escalateTo", it.escalation().to()).map();
  }

  private static Map<String, @Nullable Object> channel(AlertChannel it) {
    Document document = new Document().text("name", it.name()).text("type", it.type().word());
    Map.of("urlSetting", it.urlSetting(), "secretSetting", it.secretSetting()).entrySet().stream()
        .filter(setting -> !setting.getValue().isEmpty())
        .sorted(Map.Entry.<String, String>comparingByKey().reversed())
        .forEach(setting -> document.text(setting.getKey(), setting.getValue()));
    return it.options().isEmpty()
        ? document.map()
        : document.value("options", new TreeMap<>(it.options())).map();
  }

  private static Map<String, @Nullable Object> route(AlertRoute route) {
    Document document =
        new Document()
            .text("severity", route.severity().word())
            .list("classification", route.classifications())
            .list("subscription", route.subscriptions());
    if (!route.ownerTag().isEmpty()) {
      document.text("ownerTag", route.ownerTag());
    }
    return document.list("channels", route.channels()).map();
  }

  private static Map<String, String> words(Map<String, ? extends Enum<?>> constants) {
    Map<String, String> words = new LinkedHashMap<>();
    constants.forEach((name, constant) -> words.put(name, word(constant)));
    return words;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
