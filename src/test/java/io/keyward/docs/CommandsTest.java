package io.keyward.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.keyward.cli.Commands;
import io.keyward.cli.option.Terminal;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.report.Style;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that pages tell people to run are there. */
final class CommandsTest {
  private static final Set<String> SHELL = Set.of("sh", "console", "bash");

  /** Programs of others, whose options are theirs. */
  private static final Set<String> OTHERS =
      Set.of(
          "az",
          "azd",
          "curl",
          "terraform",
          "npm",
          "node",
          "func",
          "cp",
          "cd",
          "git",
          "printf",
          "base64");

  static Stream<List<String>> commands() {
    return Page.all().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> SHELL.contains(block.language()))
        .flatMap(block -> ShellLines.of(block.text()).stream())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsThere(List<String> words) {
    String program = words.get(0);
    if (program.equals("java") && words.get(1).equals("-jar")) {
      assertThat(words.get(2)).isEqualTo("target/keyward.jar");
      understands(words.subList(3, words.size()));
    } else if (program.equals("keyward")) {
      understands(words.subList(1, words.size()));
    } else if (program.equals("mvn")) {
      maven(words.subList(1, words.size()));
    } else if (program.startsWith("scripts/")) {
      assertThat(Path.of(program)).isExecutable();
    } else if (program.equals("bash")) {
      assertThat(Path.of(words.get(1))).exists();
    } else {
      assertThat(OTHERS).contains(program);
    }
  }

  @Test
  void allShellIsMarkedAsSuch() {
    List<String> bare =
        Page.all().stream()
            .flatMap(page -> page.blocks().stream())
            .filter(block -> block.language().isEmpty())
            .map(Page.Block::text)
            .filter(text -> text.matches("(?s)(mvn|java|az|azd|keyward|scripts/|curl|git) .*"))
            .toList();

    assertThat(bare).isEmpty();
    assertThat(commands()).hasSizeGreaterThan(40);
  }

  @Test
  void everyPieceOfAPolicyFileIsOne() {
    List<Page.Block> pieces =
        Page.all().stream()
            .flatMap(page -> page.blocks().stream())
            .filter(block -> block.language().equals("yaml"))
            .toList();

    assertThat(pieces)
        .isNotEmpty()
        .allSatisfy(
            it -> assertThatCode(() -> PolicyFile.parse(it.text())).doesNotThrowAnyException());
  }

  private static void understands(List<String> given) {
    List<String> words = given.stream().takeWhile(word -> !word.startsWith(">")).toList();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            new Style(120, false),
            Clock.systemUTC());
    Commands.Release release =
        new Commands.Release(
            "test",
            (target, counted) -> {
              throw new IllegalStateException("nothing is run");
            },
            () -> {
              throw new IllegalStateException("nothing is run");
            },
            target -> {
              throw new IllegalStateException("nothing is run");
            });
    String first = words.isEmpty() ? "" : words.get(0);

    assertThatCode(
            () ->
                Commands.line(terminal, (e, line, parsed) -> 1, release, first)
                    .parseArgs(words.toArray(String[]::new)))
        .as(String.join(" ", words))
        .doesNotThrowAnyException();
  }

  private static void maven(List<String> words) {
    String pom = Page.of("pom.xml").text();
    for (String word : words) {
      if (word.startsWith("-P")) {
        assertThat(pom).contains("<id>" + word.substring(2) + "</id>");
      } else if (word.startsWith("-D")) {
        property(pom, word.substring(2));
      } else if (word.contains(":")) {
        assertThat(pom).contains(word.split(":", 2)[0] + "-maven-plugin");
      } else {
        assertThat(word).matches("-q|-o|-B|-ntp|clean|test|test-compile|package|verify");
      }
    }
  }

  private static void property(String pom, String property) {
    String name = property.split("=", 2)[0];
    if (!Set.of("skipTests", "test").contains(name)) {
      assertThat(pom).containsPattern("<" + Pattern.quote(name) + "/?>");
    }
    if (name.equals("bench.main")) {
      String type = property.split("=", 2)[1].replace('.', '/');
      assertThat(Path.of("src", "test", "java", type + ".java")).exists();
    }
  }
}
