package io.keyward.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that pages give for templates fit them. */
final class TemplateCommandsTest {
  static Stream<List<String>> deployments() {
    return CommandsTest.commands().filter(words -> words.contains("--template-file"));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aDeploymentIsGivenWhatItsTemplateAsksFor(List<String> words) throws IOException {
    String template = Files.readString(Path.of(words.get(words.indexOf("--template-file") + 1)));
    Set<String> known = found("^param (\\w+)", template);

    Set<String> given =
        words.subList(words.indexOf("--parameters"), words.size()).stream()
            .filter(it -> it.contains("="))
            .map(it -> it.substring(0, it.indexOf('=')))
            .collect(Collectors.toSet());

    assertThat(given).isSubsetOf(known).containsAll(found("^param (\\w+) \\w+$", template));
    if (known.contains("actionGroupId")) {
      assertThat(given).as("Lost events are heard of.").contains("actionGroupId");
    }
  }

  /** Without a service azd refuses a package (azd's source, read 2026-11-22). */
  @Test
  void aPackageIsDeployedToAServiceOfTheProject() throws IOException {
    Set<String> services =
        found("^services:\\n  ([\\w-]+):", Files.readString(Path.of("azure.yaml")));
    String pages = Page.all().stream().map(Page::text).collect(Collectors.joining());

    assertThat(found("azd deploy ([\\w-]*) ?--from-package", pages)).isEqualTo(services);
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult it) -> it.group(1))
        .collect(Collectors.toSet());
  }
}
