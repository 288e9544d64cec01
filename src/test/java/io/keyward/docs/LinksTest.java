package io.keyward.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of every page leads somewhere. */
final class LinksTest {
  static Stream<Page> pages() {
    return Page.all().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFileAndToAHeadingOfIt(Page page) {
    assertThat(page.links())
        .allSatisfy(
            link -> {
              if (link.matches("https?://.*")) {
                assertThat(URI.create(link).getHost()).isNotBlank();
              } else {
                leadsToAFile(page, link);
              }
            });
  }

  private static void leadsToAFile(Page page, String link) {
    String[] parts = link.split("#", 2);
    Path folder = page.file().resolveSibling("");
    Path file = parts[0].isEmpty() ? page.file() : folder.resolve(parts[0]).normalize();
    assertThat(file).exists();
    if (parts.length == 2) {
      assertThat(Page.of(file).anchors()).as(link).contains(parts[1]);
    }
  }

  @Test
  void everyPageIsReachedFromTheFrontPage() {
    Set<Path> reached = new TreeSet<>();
    follow(Path.of("README.md"), reached);

    assertThat(reached).containsAll(Page.all().stream().map(Page::file).toList());
  }

  private static void follow(Path file, Set<Path> reached) {
    if (!file.toString().endsWith(".md") || !Files.exists(file) || !reached.add(file)) {
      return;
    }
    List<String> links = Page.of(file).links();
    links.stream()
        .filter(link -> !link.contains("://") && !link.startsWith("#"))
        .map(link -> file.resolveSibling(link.split("#", 2)[0]).normalize())
        .forEach(next -> follow(next, reached));
  }
}
