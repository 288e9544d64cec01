package io.keyward.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.RuleIds;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever policy is in force, its text reads as the same policy. */
class PolicyYamlTest {

  @Property(tries = 300)
  void readsAsThePolicyItShows(@ForAll("files") Map<String, Object> file) throws BadPolicy {
    Policy policy = PolicyFile.parse(JsonText.write(file));

    String shown = String.join("\n", PolicyYaml.lines(policy));

    assertThat(PolicyFile.parse(shown)).isEqualTo(policy);
  }

  @Provide
  Arbitrary<Map<String, Object>> files() {
    Arbitrary<Map.Entry<String, Object>> sections =
        Arbitraries.oneOf(
            List.of(
                section("classification", classification()),
                section("production", pair("tag", tag(), "values", words())),
                section("mode", Arbitraries.of("strict", "parity")),
                section("parity", Arbitraries.maps(Arbitraries.of("excludedKinds"), words())),
                section("separation", Arbitraries.maps(Arbitraries.of("tags"), tag().list())),
                section("vaults", Arbitraries.maps(Arbitraries.of("approved"), regions())),
                section("keys", pair("minimumSize", Arbitraries.of(2048, 4096), "types", types())),
                section("expiryTiers", tiers()),
                section("severities", severities()),
                section("rules", switches()),
                section("settlingWindow", Arbitraries.of("PT0S", "PT1H1M1.5S", "P1D")),
                section("waivers", pair("longest", period(), "remindBefore", period())),
                section("alerts", alerts()),
                section("channels", channels()),
                section("alertRoutes", routes().list().ofMaxSize(3))));
    return sections
        .list()
        .uniqueElements(Map.Entry::getKey)
        .ofMaxSize(15)
        .map(PolicyYamlTest::joined);
  }

  private static Map<String, Object> joined(List<Map.Entry<String, Object>> sections) {
    return sections.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Arbitrary<Map.Entry<String, Object>> section(String name, Arbitrary<?> value) {
    return value.map(it -> Map.entry(name, it));
  }

  private static Arbitrary<Map<String, Object>> pair(
      String one, Arbitrary<?> first, String other, Arbitrary<?> second) {
    return Combinators.combine(first, second)
        .as((a, b) -> Map.<String, Object>of(one, a, other, b));
  }

  private static Arbitrary<String> word() {
    Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(12);
    return Arbitraries.oneOf(any, Arbitraries.of("no", "true", "~", "1", "a: b", "#", "- x", "''"))
        .map(word -> word.replaceAll("[^\\P{C}]", "x").strip())
        .filter(word -> !word.isBlank());
  }

  private static Arbitrary<String> tag() {
    return word().map(word -> word.replaceAll("[<>%&\\\\?/]", "_"));
  }

  private static Arbitrary<List<String>> words() {
    return word().list().ofMaxSize(4);
  }

  private static Arbitrary<Map<String, Object>> classification() {
    return words().map(values -> Map.of("values", values, "requireCustomerKey", values));
  }

  private static Arbitrary<?> regions() {
    Arbitrary<String> vault =
        Arbitraries.of(
            "https://kv.vault.azure.net",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv");
    return pair("region", Arbitraries.of("*", "uksouth"), "vaults", unique(vault))
        .list()
        .ofMaxSize(3);
  }

  private static <T> Arbitrary<List<T>> unique(Arbitrary<T> values) {
    return values.list().uniqueElements().ofMinSize(1).ofMaxSize(2);
  }

  private static Arbitrary<?> types() {
    return unique(Arbitraries.of("RSA", "EC-HSM", "oct-HSM"));
  }

  private static Arbitrary<?> tiers() {
    return unique(Arbitraries.integers().between(1, 365));
  }

  private static Arbitrary<String> severity() {
    return Arbitraries.of("informational", "low", "medium", "high", "critical");
  }

  private static Arbitrary<?> severities() {
    Arbitrary<Map<String, String>> row = Arbitraries.maps(Arbitraries.of("other"), severity());
    Arbitrary<Object> cell =
        Arbitraries.oneOf(
            severity().map(it -> it), pair("production", row, "other", row).map(it -> it));
    return Arbitraries.maps(Arbitraries.of("default", "cmk-required", "key-expired"), cell);
  }

  private static Arbitrary<?> switches() {
    return Arbitraries.maps(
        Arbitraries.of(RuleIds.all()), Arbitraries.of("off", "report", "ticket", "remediate"));
  }

  private static Arbitrary<String> period() {
    return Arbitraries.of("P1D", "P2Y3M4D", "P10Y", "P120M");
  }

  private static Arbitrary<Map<String, Object>> alerts() {
    return pair(
        "quietPeriod",
        Arbitraries.of("PT0S", "PT1H30M"),
        "escalateTo",
        unique(Arbitraries.of("ops", "sec_2")));
  }

  private static Arbitrary<List<Map<String, Object>>> channels() {
    return Combinators.combine(word(), word())
        .as(
            (sender, to) ->
                List.of(
                    Map.of(
                        "name",
                        "ops",
                        "type",
                        "email",
                        "urlSetting",
                        "KEYWARD_CHANNEL_OPS",
                        "options",
                        Map.of("sender", sender, "to", to))));
  }

  private static Arbitrary<Map<String, Object>> routes() {
    Arbitrary<String> owner =
        word().filter(value -> value.matches(".{1,256}")).map(value -> "Owner=" + value);
    return Combinators.combine(severity(), owner, unique(Arbitraries.of("ops", "sec_2")))
        .as((least, tag, names) -> Map.of("severity", least, "ownerTag", tag, "channels", names));
  }
}
