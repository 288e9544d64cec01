package io.keyward.cli.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.cli.template.value.Json;
import io.keyward.cli.template.value.ParameterValues;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Templates that mean harm end, and say nothing that is not so. */
class HostileTemplateTest {
  private static Map<?, ?> properties(String variables, String expression) {
    List<Map<String, @Nullable Object>> bodies =
        GivenTemplate.bodies(
            "`variables`:{"
                + variables
                + "},`resources`:[{`type`:`X.Y/z`,`name`:`n`,`properties`:{`is`:`"
                + expression
                + "`}}]");
    return Json.object(bodies.get(0).get("properties"));
  }

  @Provide
  Arbitrary<String> expressions() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "concat(",
            "if(",
            "union(",
            "format(",
            "split(",
            "substring(",
            "createArray(",
            "resourceId(",
            "reference(",
            "variables('a')",
            "parameters('p')",
            "copyIndex()",
            "'x'",
            "'{0}'",
            "''",
            "1",
            "-1",
            "999999999999999999",
            ",",
            ")",
            ")",
            ".x",
            "[0]",
            "'a/b'",
            "true()",
            "null()",
            "take(",
            "skip(",
            "json(",
            "range(",
            "guid(",
            " ",
            "'",
            "replace(");
    return pieces.list().ofMaxSize(12).map(parts -> String.join("", parts));
  }

  @Property
  void anyExpressionEnds(@ForAll("expressions") String expression) {
    Map<?, ?> properties = properties("`a`:[`x`,{`b`:1}]", "[" + expression + "]");

    assertThat(properties.containsKey("is")).isTrue();
  }

  @Property
  void anyTextEnds(@ForAll String text) {
    String safe = text.replaceAll("[\\p{Cntrl}\"`\\\\]|\\p{Cs}", "");

    assertThat(properties("", "[" + safe + "]").containsKey("is")).isTrue();
  }

  @Test
  void variablesThatNeedEachOtherStayUnresolved() {
    Object value =
        properties("`a`:`[variables('b')]`,`b`:`[variables('a')]`", "[variables('a')]").get("is");

    assertThat(String.valueOf(value)).startsWith("[variables(");
  }

  @Test
  void textsThatGrowWithoutEndStayUnresolved() {
    StringBuilder variables = new StringBuilder("`v0`:`0123456789`");
    for (int i = 1; i < 60; i++) {
      variables.append(
          ",`v" + i + "`:`[concat(variables('v" + (i - 1) + "'), variables('v" + (i - 1) + "'))]`");
    }

    Object value = properties(variables.toString(), "[variables('v59')]").get("is");

    assertThat(String.valueOf(value)).startsWith("[").hasSizeLessThan(100);
  }

  @Test
  void listsThatGrowWithoutEndAreCut() {
    StringBuilder variables = new StringBuilder("`v0`:[1]");
    for (int i = 1; i < 40; i++) {
      variables.append(
          ",`v"
              + i
              + "`:`[createArray(variables('v"
              + (i - 1)
              + "'), variables('v"
              + (i - 1)
              + "'))]`");
    }

    List<Map<String, @Nullable Object>> bodies =
        GivenTemplate.bodies(
            "`variables`:{"
                + variables
                + "},`resources`:[{`type`:`X.Y/z`,`name`:`n`,`properties`:`[variables('v39')]`}]");

    assertThat(bodies.get(0)).containsEntry("type", "X.Y/z");
  }

  @Test
  void callsNestedTooDeepStayText() {
    String deep = "[" + "concat(".repeat(500) + "'x'" + ")".repeat(500) + "]";

    assertThat(properties("", deep).get("is")).isEqualTo(deep);
  }

  @Test
  void aLoopThatIsTooLongIsOneResourceOfUnknownName() {
    List<Map<String, @Nullable Object>> bodies =
        GivenTemplate.bodies(
            "`resources`:[{`type`:`X.Y/z`,`name`:`[concat('n', copyIndex())]`,"
                + "`copy`:{`name`:`many`,`count`:1000000000}}]");

    assertThat(bodies)
        .singleElement()
        .satisfies(b -> assertThat(b.get("name")).isEqualTo("[concat('n', copyIndex())]"));
  }

  @Test
  void loopsWithinLoopsAreRefusedInOneSentence() {
    String inner = "{`type`:`X.Y/z`,`name`:`x`,`copy`:{`name`:`c`,`count`:800}}";
    String middle =
        "{`type`:`Microsoft.Resources/deployments`,`name`:`m`,`copy`:{`name`:`d`,`count`:800},"
            + "`properties`:{`template`:{`resources`:["
            + inner
            + "]}}}";

    assertThatThrownBy(
            () ->
                Template.bodies(
                    GivenTemplate.of("`resources`:[" + middle + "]"), ParameterValues.NONE))
        .isInstanceOf(TooLarge.class)
        .hasMessageContaining("more than 100000 resources");
  }
}
