package io.keyward.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyDocument;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.Body;
import io.keyward.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/policy.schema.json and the reader of the file agree. */
class PolicySchemaTest {
  private static final Path FILE = Path.of("docs/policy.schema.json");

  private static Schema schema() throws Exception {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(FILE));
  }

  private static String json(String yaml) {
    return JsonText.write(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  static List<String> good() {
    return GivenPolicies.GOOD;
  }

  static List<String> bad() {
    return GivenPolicies.BAD;
  }

  @Test
  void theDefaultsAreThoseOfTheStandardPolicy() throws Exception {
    Map<?, ?> properties = below(JsonText.parseObject(Files.readString(FILE)), "properties");
    Map<String, @Nullable Object> standard = PolicyDocument.of(Policy.standard());

    assertThat(properties.keySet()).isEqualTo(standard.keySet());
    standard.forEach((name, value) -> sameDefaults(below(properties, name), name, value));
  }

  private static void sameDefaults(Map<?, ?> described, String name, @Nullable Object value) {
    if (described.containsKey("default")) {
      assertThat(described.get("default")).describedAs(name).hasToString(String.valueOf(value));
    } else if (name.equals("rules")) {
      assertThat(below(described, "additionalProperties").get("default")).isEqualTo("ticket");
    } else {
      Map<?, ?> properties = below(described, "properties");
      ((Map<?, ?>) Objects.requireNonNull(value))
          .forEach((path, it) -> sameDefaults(below(properties, path), name + "." + path, it));
    }
  }

  private static Map<?, ?> below(Map<?, ?> map, Object name) {
    return (Map<?, ?>) Objects.requireNonNull(map.get(name), () -> "no " + name);
  }

  @Test
  void theSchemaKnowsTheRulesOfTheContract() throws Exception {
    Body file = Body.of(JsonText.parseObject(Files.readString(FILE)));

    assertThat(file.items("$defs", "ruleId", "enum").stream().map(Body::text))
        .containsExactlyElementsOf(RuleIds.all());
  }

  @Test
  void everyRuleThatRunsIsOfTheContract() {
    assertThat(RuleIds.all()).containsAll(Rules.all().stream().map(RuleText::id).toList());
  }

  @ParameterizedTest
  @MethodSource("good")
  void bothAccept(String yaml) throws Exception {
    assertThat(schema().validate(json(yaml), InputFormat.JSON)).isEmpty();
    assertThatCode(() -> PolicyFile.parse(yaml)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void bothRefuse(String yaml) throws Exception {
    assertThat(schema().validate(json(yaml), InputFormat.JSON)).isNotEmpty();
    assertThatCode(() -> PolicyFile.parse(yaml)).isInstanceOf(BadPolicy.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classification: {values: [A]}",
        "settlingWindow: PT25H",
        "drills: {waitingTime: PT25H}",
        "drills: {approveWithin: PT0S}",
        "waivers: {longest: P11Y}",
        "keys: {rotateAfter: P3Y}",
        "approvals: {default: 3}",
        "vaults: {approved: [{region: '*', vaults: [/subscriptions/s]}]}",
        "severities: {cmk-required: {production: {Unheard: low}}}",
        "alertRoutes: [{channels: [a], classification: [Unheard]}]",
        "channels: [{name: a, type: email, urlSetting: KEYWARD_CHANNEL_A}]",
        "channels: [{name: a, type: slack, urlSetting: KEYWARD_CHANNEL_A, options: {to: x}}]",
        "channels: [{name: a, type: slack, urlSetting: KEYWARD_CHANNEL_A},"
            + " {name: a, type: teams, urlSetting: KEYWARD_CHANNEL_A}]"
      })
  void theReaderAlsoSeesWhatASchemaCannot(String yaml) throws Exception {
    assertThat(schema().validate(json(yaml), InputFormat.JSON)).isEmpty();
    assertThatCode(() -> PolicyFile.parse(yaml)).isInstanceOf(BadPolicy.class);
  }
}
