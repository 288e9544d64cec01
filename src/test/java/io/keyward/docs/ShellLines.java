package io.keyward.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a piece of shell, as lists of words; enough of the shell for what pages hold. */
final class ShellLines {
  private static final Pattern WORD =
      Pattern.compile(
          "\"(?:\\\\.|[^\"\\\\])*\"|'[^']*'|\\|\\||&&|\\||;|[^\\s|;&'\"]+(?:\"[^\"]*\"|'[^']*'|[^\\s|;&'\"])*");

  private ShellLines() {}

  static List<List<String>> of(String text) {
    List<List<String>> commands = new ArrayList<>();
    String whole = text.replaceAll("\\\\\n\\s*", " ");
    whole = whole.replaceAll("(?m)(^|\\s)#.*$", "");
    for (String line : whole.split("\n")) {
      commands.addAll(commands(line));
    }
    return commands;
  }

  private static List<List<String>> commands(String line) {
    List<List<String>> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word = matcher.group();
      if (word.matches("\\||\\|\\||&&|;")) {
        add(commands, words);
        words = new ArrayList<>();
      } else {
        words.add(word.replaceAll("^([\"'])(.*)\\1$", "$2"));
      }
    }
    add(commands, words);
    return commands;
  }

  private static void add(List<List<String>> commands, List<String> words) {
    while (!words.isEmpty() && words.get(0).matches("[A-Z_]+=.*")) {
      words.remove(0);
    }
    if (!words.isEmpty()) {
      commands.add(List.copyOf(words));
    }
  }
}
