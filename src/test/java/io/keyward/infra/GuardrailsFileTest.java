package io.keyward.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyward.compliance.assess.AzurePolicy;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Body;
import io.keyward.report.PolicyYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The definitions of Azure Policy are well-formed, known to the comparison, and as strict as we.
 */
final class GuardrailsFileTest {
  private static final Body FILE = Infra.json("guardrails.json");
  private static final String BICEP = Infra.text("modules/guardrails.bicep");

  @Test
  void theFileFollowsTheLanguageOfPolicies() {
    String schema = Infra.text(Path.of("src/test/resources/guardrails.schema.json"));
    Schema read =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);

    assertThat(read.validate(Infra.text("guardrails.json"), InputFormat.JSON)).isEmpty();
  }

  @Test
  void eachDefinitionIsKnownToTheComparisonByItsRule() {
    assertThat(FILE.items("definitions"))
        .hasSize(6)
        .allSatisfy(
            it ->
                assertThat(AzurePolicy.ofName(it.text("name")).map(AzurePolicy::rule))
                    .contains(it.text("rule")));
    assertThat(AzurePolicy.ofName(FILE.items("builtIns").get(0).text("name")))
        .contains(AzurePolicy.VAULT_RECOVERABLE);
  }

  @Test
  void aDefinitionNamesTheParametersThatItsRuleUsesAndNoOther() {
    String text = Infra.text("guardrails.json");
    Set<String> known = FILE.at("parameters").members().keySet();

    for (Body definition : FILE.items("definitions")) {
      int start = text.indexOf("\"name\": \"" + definition.text("name") + "\"");
      int end = text.indexOf("\n    }", start);
      Set<String> used = Infra.found("parameters\\('(\\w+)'\\)", text.substring(start, end));
      assertThat(new TreeSet<>(definition.texts("parameters"))).isEqualTo(used).isSubsetOf(known);
    }
  }

  @Test
  void theDefaultsAreThoseOfTheStandardPolicy() {
    List<String> standard = PolicyYaml.lines(Policy.standard());
    List<String> all = FILE.texts("parameters", "classifications", "defaultValue");
    List<String> exempt = FILE.texts("parameters", "exemptClassifications", "defaultValue");
    List<String> required = all.stream().filter(it -> !exempt.contains(it)).toList();

    assertThat(standard)
        .contains(
            "  tag: " + FILE.text("parameters", "classificationTag", "defaultValue"),
            "  values: " + all,
            "  requireCustomerKey: " + required,
            "  whenMissing: require");
  }

  @Test
  void theDefaultsOfTheBicepAreThoseOfTheFile() {
    for (String name : List.of("exemptClassifications", "classifications")) {
      String list = Infra.block(BICEP, "param " + name + " array = [", "]");
      assertThat(Infra.found("'(\\w+)'", list))
          .containsExactlyInAnyOrderElementsOf(FILE.texts("parameters", name, "defaultValue"));
    }
    assertThat(BICEP)
        .contains(
            "param classificationTag string = '"
                + FILE.text("parameters", "classificationTag", "defaultValue")
                + "'");
  }

  @Test
  void nothingIsAssignedUnlessItIsAskedFor() {
    assertThat(Infra.text("main.bicep"))
        .contains("param guardrails string = 'Off'", "if (guardrails != 'Off')");
    assertThat(Infra.text("main.parameters.json")).contains("${KEYWARD_GUARDRAILS=Off}");
  }

  @Test
  void whatIsAssignedCanBeSwitchedOffWhereItWasAskedFor() {
    String main = Infra.text("main.bicep");
    Set<String> asked = Infra.found("'(\\w+)'", allowed(main, "param guardrails"));

    Set<String> effects = Infra.found("'(\\w+)'", allowed(BICEP, "param effect"));

    assertThat(asked).containsAll(effects).hasSize(effects.size() + 1).contains("Off");
    assertThat(main).contains("guardrails == 'Disabled' ? 'Disabled'");
  }

  private static String allowed(String text, String parameter) {
    String before = text.substring(0, text.indexOf(parameter));
    return Infra.block(before.substring(before.lastIndexOf("@allowed([")), "@allowed([", "])");
  }

  /** A drill must be able to enable a key again that has no end. */
  @Test
  void ofAzuresOwnOnlyTheProtectionOfVaultsRefuses() {
    assertThat(FILE.items("builtIns"))
        .filteredOn(it -> it.text("deny").equals("true"))
        .extracting(it -> it.text("rule"))
        .containsExactly("vault-recoverable");
  }

  @Test
  void theParametersOfTheAssignmentAreThoseOfTheInitiative() {
    String assigned =
        Infra.block(
            BICEP.substring(BICEP.indexOf("resource assignment")), "parameters: {", "    }");
    Set<String> known = new TreeSet<>(FILE.at("parameters").members().keySet());
    known.addAll(List.of("effect", "noted"));

    assertThat(Infra.found("^      (\\w+): \\{ value", assigned)).hasSize(5).isSubsetOf(known);
  }
}
