package io.keyward.security;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All regular expressions of the product: those that its classes keep, and those in its code. */
final class RegularExpressions {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final Pattern CALL =
      Pattern.compile(
          "(?:Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*("
              + LITERAL
              + "(?:\\s*\\+\\s*"
              + LITERAL
              + ")*)\\s*[,)]");

  private static final Pattern UNICODE =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u([0-9a-fA-F]{4})");

  private RegularExpressions() {}

  /**
   * One expression.
   *
   * @param searched whether it is looked for within a text, and not only compared with all of it
   */
  record Use(String where, Pattern pattern, boolean searched) {}

  /** Each of them. */
  static List<Use> all() throws IOException {
    Map<String, Use> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
        inCode(file, found);
        kept(file, found);
      }
    }
    return List.copyOf(found.values());
  }

  private static void inCode(Path file, Map<String, Use> found) throws IOException {
    Matcher call = CALL.matcher(Files.readString(file));
    while (call.find()) {
      String joined = call.group(1).replaceAll("\"\\s*\\+\\s*\"", "");
      String text = plain(joined.substring(1, joined.length() - 1));
      boolean whole = call.group().startsWith(".matches");
      String where = file.getFileName() + " " + text;
      found.put(where, new Use(where, Pattern.compile(text), !whole));
    }
  }

  private static String plain(String written) {
    return UNICODE
        .matcher(written)
        .replaceAll(
            it ->
                Matcher.quoteReplacement(
                    it.group(1) + Character.toString(Integer.parseInt(it.group(2), 16))))
        .translateEscapes();
  }

  private static void kept(Path file, Map<String, Use> found) {
    String name = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
    if (name.endsWith("-info")) {
      return;
    }
    try {
      String source = Files.readString(file);
      for (Field field : Class.forName(name).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
          field.setAccessible(true);
          Pattern pattern = (Pattern) field.get(null);
          String where = file.getFileName() + " " + pattern;
          found.put(where, new Use(where, pattern, isSearched(field.getName(), source)));
        }
      }
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError(name, e);
    }
  }

  private static boolean isSearched(String field, String source) {
    return Stream.of(".find()", ".lookingAt()", ".results()", ").replaceAll(", ").replaceFirst(")
            .anyMatch(source::contains)
        || source.contains(field + ".split(");
  }

  /** How a text may begin for which the expression is not at once no match. */
  static List<String> begins(Pattern pattern) {
    return Stream.of("", "https://a", "/subscriptions/", "module.a[", "code", "a=", "a.")
        .filter(it -> it.length() < 3 || pattern.pattern().contains(it.substring(0, 4)))
        .toList();
  }

  /** What may make a search of this expression long: its own characters, alone and in pairs. */
  static List<String> pumps(Pattern pattern) {
    List<String> single =
        Stream.concat(
                pattern.pattern().chars().mapToObj(Character::toString),
                Stream.of("a", "A", "0", "-", "/", ".", " ", "\n", "\"", "{", "["))
            .filter(it -> !it.matches("[()*+?|^$\\\\]"))
            .distinct()
            .toList();
    return Stream.concat(
            single.stream(),
            single.stream().limit(12).flatMap(a -> single.stream().limit(12).map(b -> a + b)))
        .distinct()
        .toList();
  }
}
