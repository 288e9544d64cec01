package io.keyward.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One page of Markdown. */
record Page(Path file, String text) {
  private static final Pattern FENCE =
      Pattern.compile("^( *)```(\\w*)\\n(.*?)\\n\\1```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);

  /** A fenced block: its language, "" for none, and its lines without their indentation. */
  record Block(String language, String text) {}

  /** All pages of the repository. */
  static List<Page> all() {
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Page::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(String file) {
    return of(Path.of(file));
  }

  static Page of(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      String lines = fence.group(3).replaceAll("(?m)^" + fence.group(1), "");
      blocks.add(new Block(fence.group(2), lines));
    }
    return blocks;
  }

  List<String> links() {
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(prose());
    while (link.find()) {
      links.add(link.group(1));
    }
    return links;
  }

  List<String> headings() {
    List<String> headings = new ArrayList<>();
    Matcher heading = HEADING.matcher(prose());
    while (heading.find()) {
      headings.add(heading.group(1));
    }
    return headings;
  }

  /** The anchors that GitHub makes of the headings. */
  Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String heading : headings()) {
      String anchor =
          heading
              .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int count = seen.merge(anchor, 1, Integer::sum);
      anchors.add(count == 1 ? anchor : anchor + "-" + (count - 1));
    }
    return anchors;
  }

  /** The text without its fenced blocks. */
  private String prose() {
    return FENCE.matcher(text).replaceAll("");
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
