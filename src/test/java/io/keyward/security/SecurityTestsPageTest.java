package io.keyward.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page of security tests names is there, and every attack is tried by something. */
final class SecurityTestsPageTest {
  private static final Path PAGE = Path.of("docs", "security-tests.md");
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> tests = tests();

    List<MatchResult> named = attacks().stream().flatMap(it -> named(it).stream()).toList();

    assertThat(named)
        .hasSizeGreaterThan(40)
        .allSatisfy(it -> assertThat(tests).containsKey(it.group(1)))
        .allSatisfy(
            it ->
                assertThat(tests.get(it.group(1)))
                    .as(it.group())
                    .contains(it.group(2) == null ? "@" : "void " + it.group(2) + "("));
  }

  @Test
  void everyAttackIsTriedBySomething() throws IOException {
    assertThat(attacks())
        .hasSizeGreaterThan(20)
        .allSatisfy(it -> assertThat(named(it)).isNotEmpty());
  }

  private static List<MatchResult> named(String line) {
    return NAMED.matcher(line).results().toList();
  }

  private static List<String> attacks() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| attack "))
        .toList();
  }

  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .filter(it -> it.toString().matches(".*(Test|IT)\\.java"))
          .collect(
              Collectors.toMap(
                  it -> it.getFileName().toString().replace(".java", ""),
                  SecurityTestsPageTest::text,
                  (a, b) -> a + b));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
