package io.keyward.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue in the docs, and that no text is missing from it. */
class RuleCatalogueTest {

  @ParameterizedTest
  @ValueSource(strings = {"docs/rules.md", "docs/services.md"})
  void theDocsSayWhatTheRulesSay(String file) throws Exception {
    String generated = RuleCatalogue.files().get(Path.of(file));

    assertThat(Files.readString(Path.of(file)))
        .as("%s is old; write it anew with: %s", file, RuleCatalogue.COMMAND)
        .isEqualTo(generated);
  }

  @Test
  void everyRuleTellsHowToMendItAndWhatItIsEvidenceFor() {
    assertThat(Rules.all())
        .allSatisfy(
            rule -> {
              assertThat(rule.subject()).isNotEmpty();
              assertThat(List.of(rule.title(), rule.why(), rule.fix())).noneMatch(String::isEmpty);
              assertThat(rule.portal()).isNotEmpty();
              assertThat(rule.az()).isNotEmpty().allMatch(it -> it.startsWith("az "));
              assertThat(rule.frameworks()).isNotEmpty();
            });
  }

  @Test
  void everyFrameworkHasItsVersionAndTheDayOfMapping() {
    assertThat(Rules.all().stream().map(RuleText::frameworks).flatMap(List::stream))
        .allSatisfy(
            framework -> {
              assertThat(framework.title()).isNotBlank();
              assertThat(framework.version()).isNotEmpty();
              assertThat(framework.mapped()).matches("\\d{4}-\\d{2}-\\d{2}");
              assertThat(framework.controls()).isNotEmpty().noneMatch(String::isEmpty);
            });
  }
}
