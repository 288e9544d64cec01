package io.keyward.workflow.kpi;

import io.keyward.inventory.Body;
import io.keyward.kpi.KpiDocument;
import io.keyward.kpi.Kpis;
import io.keyward.kpi.Period;
import io.keyward.kpi.Told;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the figures of an answer again, out of exports alone, and compares them. */
public final class RecomputeKpis {
  private RecomputeKpis() {}

  /** Pages of exports, each list empty where none was given. */
  public record Exports(List<?> audit, List<?> records, List<?> resources) {
    /** Copies the lists. */
    public Exports {
      audit = List.copyOf(audit);
      records = List.copyOf(records);
      resources = List.copyOf(resources);
    }
  }

  /** One figure as it was told and as it was made again. */
  public record Figure(String name, String told, String made) {

    /** Whether both are the same to the last digit; 7 and 7.00 are. */
    public boolean isEqual() {
      return told.equals(made)
          || (isNumber(told)
              && isNumber(made)
              && new BigDecimal(told).compareTo(new BigDecimal(made)) == 0);
    }

    private static boolean isNumber(String text) {
      return text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE]-?[0-9]{1,3})?");
    }
  }

  /**
   * What was found.
   *
   * @param faults what is wrong with the exports or the answer, a sentence each
   * @param figures those that could be made again
   * @param unchecked parts of the answer for which nothing was given
   */
  public record Findings(List<String> faults, List<Figure> figures, List<String> unchecked) {
    /** Copies the lists. */
    public Findings {
      faults = List.copyOf(faults);
      figures = List.copyOf(figures);
      unchecked = List.copyOf(unchecked);
    }

    /** Whether something was made again, and all of it is as it was told. */
    public boolean isEqual() {
      return faults.isEmpty() && hasFigures() && figures.stream().allMatch(Figure::isEqual);
    }

    /** Whether something was made again. */
    public boolean hasFigures() {
      return !figures.isEmpty();
    }
  }

  /** Compares an answer of {@code /api/kpis} with what follows from exports. */
  public static Findings of(@Nullable Object answer, Exports exports) {
    try {
      return new Comparison(Body.of(answer)).with(exports);
    } catch (DateTimeException | IllegalArgumentException e) {
      return new Findings(
          List.of("The answer or an export is not understood."), List.of(), List.of());
    }
  }

  /** One answer beside what was exported. */
  private static final class Comparison {
    private final Body answer;
    private final Period period;
    private final List<Body> history;
    private final Instant until;
    private final boolean live;

    Comparison(Body answer) {
      this.answer = answer;
      this.period =
          new Period(LocalDate.parse(answer.text("from")), LocalDate.parse(answer.text("to")));
      this.history = answer.items("history");
      Body last = history.isEmpty() ? Body.of(null) : history.get(history.size() - 1);
      this.until = Instant.parse(last.text("until"));
      this.live = until.isBefore(Period.start(LocalDate.parse(last.text("day")).plusDays(1)));
    }

    Findings with(Exports exports) {
      ExportedKpis export = new ExportedKpis(exports);
      Told told = export.told(until, live);
      Map<String, String> made = flat(KpiDocument.of(Kpis.of(period, told, until)));
      Map<String, String> claimed = flat(answer.object());
      List<Figure> figures = new ArrayList<>();
      TreeSet<String> unchecked = new TreeSet<>();
      TreeSet<String> names = new TreeSet<>(claimed.keySet());
      names.addAll(made.keySet());
      for (String name : names) {
        if (isGiven(name, exports)) {
          figures.add(
              new Figure(
                  name, claimed.getOrDefault(name, "absent"), made.getOrDefault(name, "absent")));
        } else {
          unchecked.add(name.replaceFirst("^history\\[\\d+\\]\\.", "").replaceFirst("\\..*", ""));
        }
      }
      return new Findings(export.faults(), figures, List.copyOf(unchecked));
    }

    /** Whether what this figure is made of was given. */
    private boolean isGiven(String name, Exports exports) {
      if (name.contains("timeToRemediate")) {
        return !exports.audit().isEmpty();
      }
      if (name.contains("keyRotations") || name.contains("deniedRequests")) {
        return !exports.records().isEmpty();
      }
      if (name.contains("productionCompliance") || name.contains("verdicts")) {
        return isNow(name) ? !exports.resources().isEmpty() : !exports.records().isEmpty();
      }
      return true;
    }

    /** Of a day that is not over, what was counted at the moment of the answer is told. */
    private boolean isNow(String name) {
      boolean lastDay = name.startsWith("history[" + (history.size() - 1) + "].");
      return live && (lastDay || name.startsWith("productionCompliance"));
    }
  }

  private static Map<String, String> flat(Object document) {
    Map<String, String> flat = new TreeMap<>();
    flatten("", document, flat);
    return flat;
  }

  private static void flatten(String path, @Nullable Object value, Map<String, String> to) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, part) -> flatten(path.isEmpty() ? "" + name : path + "." + name, part, to));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        flatten(path + "[" + i + "]", list.get(i), to);
      }
    } else {
      to.put(path, Optional.ofNullable(value).map(String::valueOf).orElse("null"));
    }
  }
}
