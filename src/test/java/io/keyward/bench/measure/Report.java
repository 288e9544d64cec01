package io.keyward.bench.measure;

import io.keyward.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a benchmark found: rows of figures, and whether each goal was met; printed as a table, and
 * written as JSON where {@code bench.json} names a file.
 */
public final class Report {
  private static final double HUNDRED = 100;

  private final String name;
  private final double loadBefore = load();
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final List<Map<String, Object>> goals = new ArrayList<>();

  public Report(String name) {
    this.name = name;
  }

  /** How many processes wanted to run lately, as {@code uptime} says. */
  static double load() {
    return rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  public static double rounded(double value) {
    double factor = value < 1 ? HUNDRED * HUNDRED : HUNDRED;
    return Math.round(value * factor) / factor;
  }

  /** Adds a row: names and values by turns. */
  public void row(Object... pairs) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      row.put(String.valueOf(pairs[i]), value instanceof Double number ? rounded(number) : value);
    }
    rows.add(row);
    System.out.println("  " + row);
  }

  /** Says of a goal whether it was met. */
  public void goal(String sentence, boolean met) {
    goals.add(Map.of("goal", sentence, "met", met));
  }

  /** Prints everything, and writes it where it is wanted. */
  public void end() {
    System.out.println(name + ", load " + loadBefore + " before and " + load() + " after");
    if (!rows.isEmpty()) {
      table();
    }
    goals.forEach(it -> System.out.println((met(it) ? "met:    " : "MISSED: ") + it.get("goal")));
    String file = System.getProperty("bench.json", "");
    if (!file.isEmpty()) {
      write(Path.of(file));
    }
  }

  private static boolean met(Map<String, Object> goal) {
    return Boolean.TRUE.equals(goal.get("met"));
  }

  private void table() {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    StringBuilder line = new StringBuilder("| " + String.join(" | ", names) + " |\n|");
    names.forEach(any -> line.append("---|"));
    for (Map<String, Object> row : rows) {
      line.append("\n|");
      names.forEach(it -> line.append(' ').append(text(row.getOrDefault(it, ""))).append(" |"));
    }
    System.out.println(line);
  }

  private static String text(Object value) {
    return value instanceof Double number && number >= HUNDRED
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.valueOf(value);
  }

  private void write(Path file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("loadBefore", loadBefore);
    json.put("loadAfter", load());
    json.put("rows", rows);
    json.put("goals", goals);
    try {
      Files.writeString(file, JsonText.writeIndented(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
