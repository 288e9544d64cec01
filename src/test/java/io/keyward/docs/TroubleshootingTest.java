package io.keyward.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every message of the page on troubleshooting is one that the code prints. */
final class TroubleshootingTest {
  private static final Page PAGE = Page.of("docs/troubleshooting.md");

  @Test
  void everyMessageIsInTheCode() {
    List<String> sources = Sources.java();

    List<String> messages =
        PAGE.headings().stream()
            .filter(it -> it.startsWith("`"))
            .map(it -> it.replace("`", ""))
            .toList();

    assertThat(messages)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            message -> assertThat(sources).as(message).anyMatch(source -> holds(source, message)));
  }

  /** What stands between the ellipses, in one file. */
  private static boolean holds(String source, String message) {
    return Arrays.stream(message.split("…"))
        .map(String::strip)
        .filter(part -> part.length() > 2)
        .allMatch(source::contains);
  }

  @Test
  void everySymptomIsFollowedByWhatItMeans() {
    List<String> parts = List.of(PAGE.text().split("\n### "));

    assertThat(parts.subList(1, parts.size()))
        .allSatisfy(it -> assertThat(it.split("\n", 2)[1]).hasSizeGreaterThan(60));
  }
}
