package io.keyward.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.remediation.run.Bindings;
import io.keyward.workflow.SoundChains;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, tags and values from outside stay what they are, in calls and in code. */
class OutsideTextTest {
  private static final Bindings TOLD = new Bindings(Map.of("principalId", "p-1"));

  @ParameterizedTest
  @CsvSource({
    "{{principalId}}, p-1",
    "a {{principalId}}, a {{principalId}}",
    "{{principalId}}{{principalId}}, {{principalId}}{{principalId}}",
    "{{other}}, {{other}}",
    "{{, {{",
  })
  void onlyATextThatIsANameAsAWholeStandsForWhatWasTold(String text, String sent) {
    Change change = Change.arm(Change.Verb.PUT, "/x?api-version=1", Map.of("value", text));

    assertThat(TOLD.in(change).body()).containsEntry("value", sent);
  }

  @Test
  void namesInAnAddressAndNamesOfMembersStay() {
    String url = "/accounts/{{principalId}}/{{assignment}}/x?api-version=1";
    Change change = Change.arm(Change.Verb.PUT, url, Map.of("{{principalId}}", "x"));

    assertThat(TOLD.in(change)).isEqualTo(change);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{principalId}}", "{{x}}", "a{{principalId}}b"})
  void aValueThatWouldPassForWhatIsToldLeavesItsFindingOpen(String forged) {
    ObjectNode bodies =
        PlannedChain.faulty(
            "openai",
            "resource",
            "/properties/encryption/keyVaultProperties/keyVersion ="
                + " \"0123456789abcdef0123456789abcdef\"");
    SoundChains.inject(
        bodies,
        "resource",
        "/properties/encryption/keyVaultProperties/identityClientId = \"" + forged + "\"");

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.isExecutable()).isFalse();
    assertThat(plan.leftOpen())
        .filteredOn(it -> it.rule().equals("cmk-version-pinned"))
        .singleElement()
        .extracting(LeftOpen::why)
        .asString()
        .contains("holds {{");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ml-workspace, resource, drop /properties/encryption",
    "ml-workspace, registry, '/properties/encryption/status = \"disabled\"'",
    "ml-workspace, storage, '/properties/encryption/services/queue/keyType = \"Service\"'",
    "search, resource, '/properties/encryptionWithCmk/encryptionComplianceStatus = \"NonCompliant\"'",
  })
  void hostileNamesAndTagsStayTextsInEveryReplacement(String estate, String body, String change) {
    ObjectNode bodies = PlannedChain.faulty(estate, body, change);
    String hostile = "a'b\\'; $(touch x) `id` ${c} {{principalId}} \\u000a #";
    for (String each : java.util.List.of("resource", body)) {
      bodies.withObject("/" + each).put("name", hostile);
      bodies.withObject("/" + each + "/tags").put("it's " + hostile, hostile);
      bodies.withObject("/" + each + "/sku").put("name", hostile);
    }

    Migration migration = PlannedChain.of(bodies).plan().migration();

    assertThat(migration.tasks()).isNotEmpty();
    assertThat(bare(migration.commands().replace("'\\''", "")))
        .matches("[\\w\\s=./\\\\-]*")
        .doesNotContain("touch");
    assertThat(bare(migration.bicep().replace("\\\\", "").replace("\\'", "").replace("\\${", "")))
        .doesNotContain("touch", "${", "`");
  }

  /** What stands outside of quotes. */
  private static String bare(String code) {
    return code.replaceAll("'[^']*'", "");
  }
}
