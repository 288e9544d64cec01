package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exported and compiled ARM templates. */
class TemplateTest {
  private static final String ACCOUNT =
      "'type':'Microsoft.CognitiveServices/accounts','apiVersion':'2025-06-01','kind':'AIServices'";
  private static final String KEY =
      "'properties':{'encryption':{'keySource':'Microsoft.KeyVault'}}";

  private static String template(String resources) {
    return "{'$schema':'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',"
        + "'contentVersion':'1.0.0.0','resources':"
        + resources
        + "}";
  }

  private static List<Body> resources(String template) {
    return CommandRun.reading(template, "evaluate", "--format", "json", "-")
        .json()
        .items("resources");
  }

  /** What the rule that asks for a key alone says. */
  private static List<String> verdicts(String template) {
    return resources(template).stream()
        .flatMap(r -> r.items("outcomes").stream())
        .filter(outcome -> outcome.says("cmk-required", "rule"))
        .map(outcome -> outcome.text("outcome"))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'properties':{} | violated",
        "'location':'x' | violated",
        KEY + " | satisfied",
        "'properties':{'encryption':{'keySource':'[parameters(1)]'}} | undetermined",
        "'properties':{'encryption':'[if(1,2,3)]'} | undetermined",
        "'properties':'[variables(1)]' | undetermined",
        "'condition':false,'properties':{} | ",
        "'existing':true | "
      })
  void readsLiteralBodiesAndNeverGuessesAtExpressions(String rest, @Nullable String verdict) {
    String template = template("[{" + ACCOUNT + ",'name':'[parameters(0)]'," + rest + "}]");

    assertThat(verdicts(template)).isEqualTo(verdict == null ? List.of() : List.of(verdict));
  }

  @Test
  void namesThatAreExpressionsStayText() {
    String template = template("[{" + ACCOUNT + ",'name':'[parameters(0)]'," + KEY + "}]");

    Body account = resources(template).get(0);

    assertThat(account.text("name")).isEqualTo("[parameters(0)]");
    assertThat(account.text("id")).isEmpty();
  }

  @Test
  void nestedChildrenBelongToTheirParent() {
    String template =
        template(
            "[{"
                + ACCOUNT
                + ",'name':'a',"
                + KEY
                + ",'resources':[{'type':'projects','name':'p','apiVersion':'2025-06-01'}]},"
                + "{'type':'Microsoft.CognitiveServices/accounts/projects','name':'A/q','apiVersion':'x'}]");

    assertThat(verdicts(template)).containsExactly("satisfied", "satisfied", "satisfied");
  }

  @Test
  void symbolicNamesAndNestedDeploymentsAreFollowed() {
    String inner = template("{'account':{" + ACCOUNT + ",'name':'a'," + KEY + "}}");
    String outer =
        template(
            "{'module':{'type':'Microsoft.Resources/deployments','apiVersion':'x','name':'m',"
                + "'properties':{'template':"
                + inner
                + "}}}");

    assertThat(verdicts(outer)).containsExactly("satisfied");
  }

  @Test
  void childrenThatAreNothingAreNone() {
    String template = template("[{" + ACCOUNT + ",'name':'a'," + KEY + ",'resources':null}]");

    assertThat(verdicts(template)).containsExactly("satisfied");
  }

  @Test
  void unknownTypesAreCounted() {
    String template = template("[{'type':'Microsoft.Web/sites','name':'s','apiVersion':'x'},7]");

    CommandRun run = CommandRun.reading(template, "evaluate", "--format", "json", "-");

    assertThat(run.json().text("skipped")).isEqualTo("1");
  }
}
