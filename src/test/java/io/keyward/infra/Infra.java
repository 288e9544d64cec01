package io.keyward.infra;

import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that say what is deployed, as text. */
final class Infra {
  static final Path ROOT = Path.of("infra");

  private Infra() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String file) {
    return text(ROOT.resolve(file));
  }

  static Body json(Path file) {
    try {
      return Body.of(JsonText.parseStrictly(text(file)));
    } catch (BadJson e) {
      throw new IllegalStateException(file + " is no JSON", e);
    }
  }

  static Body json(String file) {
    return json(ROOT.resolve(file));
  }

  /** All files below a folder whose names end so. */
  static List<Path> files(Path folder, String end) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that the pattern's first group finds. */
  static Set<String> found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** All Java sources that are deployed, one after the other. */
  static String code() {
    StringBuilder code = new StringBuilder();
    files(Path.of("src/main/java"), ".java").forEach(file -> code.append(text(file)));
    return code.toString();
  }

  /** All Bicep, one file after the other. */
  static String bicep() {
    StringBuilder bicep = new StringBuilder();
    files(ROOT, ".bicep").forEach(file -> bicep.append(text(file)));
    return bicep.toString();
  }

  /** What is between this opening and the first line that is only this end. */
  static String block(String text, String opening, String end) {
    int start = text.indexOf(opening);
    int stop = text.indexOf("\n" + end, start);
    if (start < 0 || stop < 0) {
      throw new IllegalStateException("There is no " + opening);
    }
    return text.substring(start + opening.length(), stop);
  }
}
