package io.keyward.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the threat model says is there: its tests, its settings, and an answer to every letter. */
final class ThreatModelTest {
  private static final Path MODEL = Path.of("docs", "threat-model.md");
  private static final List<String> STRIDE = List.of("S", "T", "R", "I", "D", "E");
  private static final String NONE = "—";
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

  /** One line of a boundary's table. */
  private record Threat(String letter, String threat, String answer, String by) {
    private static Threat of(String line) {
      List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList();
      return new Threat(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }

    private List<String> proofs() {
      Matcher named = NAMED.matcher(by);
      List<String> proofs = new ArrayList<>();
      while (named.find()) {
        proofs.add(named.group(1));
      }
      return proofs;
    }
  }

  @Test
  void everyBoundaryGoesThroughAllSixLetters() throws IOException {
    List<String> boundaries = boundaries();

    assertThat(boundaries)
        .hasSize(9)
        .allSatisfy(
            it -> assertThat(threats(it).map(Threat::letter)).containsExactlyElementsOf(STRIDE));
  }

  @Test
  void aLetterIsAnsweredByAProofOrSaysWhyItIsNoThreat() throws IOException {
    assertThat(boundaries().stream().flatMap(ThreatModelTest::threats))
        .allSatisfy(
            it -> {
              assertThat(it.answer()).hasSizeGreaterThan(20);
              assertThat(it.proofs().isEmpty()).isEqualTo(it.threat().equals(NONE));
              assertThat(it.by().equals(NONE)).isEqualTo(it.threat().equals(NONE));
            });
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Set<String> classes = testClasses();

    List<String> named = proofs().stream().filter(it -> !it.contains(": ")).toList();

    assertThat(named)
        .hasSizeGreaterThan(40)
        .allSatisfy(it -> assertThat(classes).contains(it))
        .allSatisfy(it -> assertThat(it).matches("\\w+(Test|IT)"));
  }

  @Test
  void everySettingThatIsNamedIsThere() throws IOException {
    List<String> settings = proofs().stream().filter(it -> it.contains(": ")).toList();

    assertThat(settings).hasSizeGreaterThan(10);
    for (String setting : settings) {
      String[] parts = setting.split(": ", 2);
      assertThat(Path.of(parts[0])).content().as(setting).contains(parts[1]);
    }
  }

  private static List<String> proofs() throws IOException {
    return boundaries().stream()
        .flatMap(ThreatModelTest::threats)
        .flatMap(it -> it.proofs().stream())
        .toList();
  }

  private static List<String> boundaries() throws IOException {
    return Arrays.stream(Files.readString(MODEL).split("\n## "))
        .filter(it -> it.startsWith("Boundary "))
        .toList();
  }

  private static Stream<Threat> threats(String boundary) {
    return boundary
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
        .map(Threat::of);
  }

  private static Set<String> testClasses() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(".java"))
          .map(it -> it.substring(0, it.length() - ".java".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
