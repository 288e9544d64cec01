package io.keyward.remediation.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever an outside text holds, it stays one string in code; every rule's fix is documented. */
class CodeTextTest {
  private static final String HOSTILE = "a'b\"c\\d${e}%{f}\n`g`$(h)\u202e";

  @Test
  void escapesForEachLanguage() {
    assertThat(CodeText.bicep(HOSTILE))
        .isEqualTo("'a\\'b\"c\\\\d\\${e}%{f}\\u{a}`g`$(h)\\u{202e}'");
    assertThat(CodeText.hcl(HOSTILE)).isEqualTo("\"a'b\\\"c\\\\d$${e}%%{f}\\u000a`g`$(h)\\u202e\"");
    assertThat(CodeText.shell(HOSTILE)).isEqualTo("'a'\\''b\"c\\d${e}%{f} `g`$(h) '");
  }

  @Property
  void aShellWordEndsWhereItShould(@ForAll String text) {
    String inside = CodeText.shell(text).replace("'\\''", "");

    assertThat(inside).startsWith("'").endsWith("'");
    assertThat(inside.substring(1, inside.length() - 1)).doesNotContain("'", "\n", "\u0000");
  }

  @Property
  void aStringOfBicepEndsWhereItShould(@ForAll String text) {
    String inside = CodeText.bicep(text).replace("\\\\", "").replace("\\'", "");

    assertThat(inside.substring(1, inside.length() - 1)).doesNotContain("'", "\n");
  }

  @Test
  void theDocumentTellsOfEveryRule() throws Exception {
    String document = Files.readString(Path.of("docs/plans.md"));

    assertThat(Rules.all())
        .extracting(RuleText::id)
        .allSatisfy(it -> assertThat(document).contains("`" + it + "`"));
  }
}
