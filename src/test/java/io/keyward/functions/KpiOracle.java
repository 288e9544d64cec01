package io.keyward.functions;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens and works the figures out in its own way: whole numbers alone, by
 * definition and by brute force. It knows nothing of the code under test.
 */
final class KpiOracle {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final long NEVER = Long.MAX_VALUE;

  /** One ticket in milliseconds. */
  private static final class Line {
    final long found;
    long opened = NEVER;
    long ended = NEVER;
    boolean remedied;

    Line(long found) {
      this.found = found;
    }
  }

  /** What a resource was judged last. */
  private record Judged(String verdict, boolean production) {}

  /** A day's compliant and total. */
  private record Count(int compliant, int total) {}

  private record Denied(long count, boolean whole) {}

  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Line> live = new TreeMap<>();
  private final Map<String, Judged> estate = new TreeMap<>();
  private final Map<LocalDate, Count> days = new TreeMap<>();
  private final Map<LocalDate, Denied> denied = new TreeMap<>();
  private final List<Long> rotations = new ArrayList<>();

  void found(String name, long at) {
    Line line = new Line(at);
    lines.add(line);
    live.put(name, line);
  }

  void opened(String name, long at) {
    line(name).opened = at;
  }

  void forgotten(String name, long at) {
    line(name).ended = at;
    live.remove(name);
  }

  void remedied(String name, long at) {
    line(name).remedied = true;
    forgotten(name, at);
  }

  private Line line(String name) {
    Line line = live.get(name);
    if (line == null) {
      throw new AssertionError(name);
    }
    return line;
  }

  void rotated(long at) {
    rotations.add(at);
  }

  void judged(String name, String verdict, boolean production) {
    estate.put(name, new Judged(verdict, production));
  }

  void counted(LocalDate day) {
    days.put(day, count());
  }

  void denied(LocalDate day, long count, long askedAt) {
    denied.put(day, new Denied(count, askedAt >= start(day) + DAY + 6 * HOUR));
  }

  private Count count() {
    int compliant = 0;
    int total = 0;
    for (Judged judged : estate.values()) {
      boolean asked = !List.of("notSupported", "pending").contains(judged.verdict());
      total += judged.production() && asked ? 1 : 0;
      compliant += judged.production() && judged.verdict().equals("compliant") ? 1 : 0;
    }
    return new Count(compliant, total);
  }

  private static long start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** The figures of whole days, the last of which may be going on; each "" for none. */
  Map<String, String> figures(LocalDate from, LocalDate to, long now) {
    long begin = start(from);
    long end = Math.min(start(to) + DAY, now);
    Map<String, String> figures = new TreeMap<>();
    remediation(figures, begin, end);
    figures.put("rotations", "" + rotations.stream().filter(it -> it >= begin && it < end).count());
    boolean whole = true;
    String sum = "";
    for (LocalDate day = from; start(day) < end; day = day.plusDays(1)) {
      @Nullable Denied told = denied.get(day);
      whole &= told != null && told.whole();
      sum = told == null ? sum : "" + ((sum.isEmpty() ? 0 : Long.parseLong(sum)) + told.count());
    }
    figures.put("denied", sum);
    figures.put("provisional", "" + !whole);
    figures.put("percent", percent(from, to));
    return figures;
  }

  private String percent(LocalDate from, LocalDate to) {
    String percent = "unknown";
    for (Map.Entry<LocalDate, Count> day : days.entrySet()) {
      if (!day.getKey().isBefore(from) && !day.getKey().isAfter(to)) {
        Count count = day.getValue();
        percent =
            count.total() == 0 ? "" : digits(count.compliant() * 10_000L / count.total(), 100);
      }
    }
    return percent;
  }

  private void remediation(Map<String, String> figures, long begin, long end) {
    List<Long> took = new ArrayList<>();
    List<Long> ages = new ArrayList<>();
    for (Line line : lines) {
      if (line.remedied && line.ended >= begin && line.ended < end) {
        took.add(line.ended - line.found);
      }
      if (line.opened < end && line.ended >= end) {
        ages.add(end - line.found);
      }
    }
    figures.put("closed", "" + took.size());
    figures.put("mean", mean(took));
    figures.put("median", mean(middle(took)));
    figures.put("p90", mean(ninth(took)));
    figures.put("age", mean(ages));
  }

  /** Takes one off both ends until one or two are left. */
  private static List<Long> middle(List<Long> all) {
    List<Long> rest = new ArrayList<>(all);
    while (rest.size() > 2) {
      rest.remove(rest.stream().min(Long::compare).orElseThrow());
      rest.remove(rest.stream().max(Long::compare).orElseThrow());
    }
    return rest;
  }

  /** The smallest that at least nine in ten do not exceed. */
  private static List<Long> ninth(List<Long> all) {
    return all.stream()
        .filter(it -> all.stream().filter(other -> other <= it).count() * 10 >= 9L * all.size())
        .min(Long::compare)
        .stream()
        .toList();
  }

  /** Ten-thousandths of an hour, half up. */
  private static String mean(List<Long> millis) {
    if (millis.isEmpty()) {
      return "";
    }
    long sum = millis.stream().mapToLong(Long::longValue).sum();
    long divisor = HOUR * millis.size();
    return digits((2 * sum * 10_000 + divisor) / (2 * divisor), 10_000);
  }

  private static String digits(long scaled, long one) {
    String rest = String.valueOf(one + scaled % one).substring(1);
    return scaled / one + "." + rest;
  }
}
