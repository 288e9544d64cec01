package io.keyward.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on operations says of logs and health is what the code does. */
final class OperationsPageTest {
  private static final String PAGE = Page.of("docs/operations.md").text();

  @Test
  void everyKeyOfALogLineIsExplainedAndNoOther() {
    String code = String.join("\n", Sources.java());
    Set<String> used = found("addKeyValue\\(\\s*\"(\\w+)\"", code);
    used.addAll(found("TakenEvent\\.note\\(\\w+, \\w+, \"(\\w+)\"", code));

    Set<String> explained = new TreeSet<>();
    section("## Logs", "\n### ")
        .lines()
        .filter(line -> line.startsWith("| `"))
        .forEach(line -> explained.addAll(found("`(\\w+)`", line.split("\\|")[1])));

    assertThat(explained).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void everyLineThatIsQuotedIsLogged() {
    String code = String.join("\n", Sources.java());

    assertThat(found("`([A-Z][\\w']+ [a-z][\\w' ]+)`", PAGE))
        .hasSizeGreaterThan(3)
        .allSatisfy(line -> assertThat(code).contains("log(\"" + line + "\")"));
  }

  @Test
  void everyHealthCheckIsExplained() {
    String code = String.join("\n", Sources.java());
    Set<String> checks = found("new Check\\(\\s*\"(\\w+)\"", code);

    assertThat(checks).isNotEmpty();
    assertThat(found("^\\| `(\\w+)`", section("## Health", "\n## "))).containsAll(checks);
  }

  private static String section(String from, String to) {
    int start = PAGE.indexOf(from);
    return PAGE.substring(start, PAGE.indexOf(to, start));
  }

  private static Set<String> found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
