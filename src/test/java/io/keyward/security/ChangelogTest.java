package io.keyward.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The newest entry of the changelog is about this version and names the libraries of this build.
 */
final class ChangelogTest {
  private static final Pattern LIBRARY =
      Pattern.compile("^\\| ([\\w.-]+) \\| ([\\w.-]+) \\|$", Pattern.MULTILINE);

  @Test
  void theNewestEntryNamesEachDeployedLibraryWithItsVersion() throws IOException {
    Map<String, String> deployed =
        Pom.read().dependencies().stream()
            .filter(Pom.Dependency::isDeployed)
            .collect(Collectors.toMap(Pom.Dependency::artifact, Pom.Dependency::version));

    Map<String, String> named = new TreeMap<>();
    Matcher line = LIBRARY.matcher(newest());
    while (line.find()) {
      named.put(line.group(1), line.group(2));
    }

    assertThat(deployed).hasSizeGreaterThan(15);
    assertThat(named).containsExactlyInAnyOrderEntriesOf(deployed);
  }

  @Test
  void theNewestEntryIsOfThisVersion() throws IOException {
    assertThat(newest()).startsWith(Pom.read().version() + " ");
  }

  private static String newest() throws IOException {
    return Files.readString(Path.of("CHANGELOG.md")).split("\n## ", 3)[1];
  }
}
