package io.keyward.workflow.kpi;

import io.keyward.compliance.Verdict;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedDay;
import io.keyward.kpi.Life;
import io.keyward.kpi.Lives;
import io.keyward.kpi.Period;
import io.keyward.kpi.Told;
import io.keyward.kpi.VerdictCounts;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.store.HistoryDocument;
import io.keyward.workflow.ticket.CheckAudit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads what the figures are made of out of exports. */
final class ExportedKpis {
  private final RecomputeKpis.Exports exports;
  private final List<String> faults = new ArrayList<>();

  ExportedKpis(RecomputeKpis.Exports exports) {
    this.exports = exports;
  }

  /**
   * What they tell.
   *
   * @param live whether the last day is told as the resources are now, and not as it was kept
   */
  Told told(Instant until, boolean live) {
    Map<LocalDate, CountedDay> days = counted();
    if (live) {
      days.remove(Period.dayOf(until.minusNanos(1)));
      exports.resources().stream().findFirst().ifPresent(it -> days.putAll(now(until)));
    }
    return new Told(lives(), rotations(), List.copyOf(days.values()), denied());
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  private List<Life> lives() {
    CheckAudit.Findings chain = new CheckAudit().check(exports.audit());
    faults.addAll(chain.faults());
    if (chain.goesOn()) {
      faults.add("The audit export goes on: give all its pages.");
    }
    Lives lives = new Lives();
    for (Object page : exports.audit()) {
      for (Body entry : Body.of(page).items("items")) {
        HistoryEntry told = HistoryDocument.read(entry);
        lives.see(entry.text("ticket"), told.at(), told.to(), told.why());
      }
    }
    return lives.all();
  }

  private List<Body> records(String kind) {
    return exports.records().stream()
        .flatMap(page -> Body.of(page).items("items").stream())
        .filter(item -> item.says(kind, "kind"))
        .toList();
  }

  private List<Instant> rotations() {
    goesOn(exports.records(), "records");
    Map<String, Instant> versions = new TreeMap<>();
    for (Body rotation : records("rotation")) {
      String version = rotation.text("key") + " " + rotation.text("version");
      versions.put(version.toLowerCase(Locale.ROOT), Instant.parse(rotation.text("at")));
    }
    return List.copyOf(versions.values());
  }

  private void goesOn(List<?> pages, String name) {
    if (!pages.isEmpty() && !Body.of(pages.get(pages.size() - 1)).text("cursor").isEmpty()) {
      faults.add("The export of " + name + " goes on: give all its pages.");
    }
  }

  /** The sums of each day's groups; a group that is given twice counts once. */
  private Map<LocalDate, CountedDay> counted() {
    Map<String, Body> groups = new TreeMap<>();
    for (Body group : records("counted")) {
      String name =
          String.join(
              "\n",
              group.text("day"),
              group.text("subscription"),
              group.text("type"),
              group.text("classification"),
              group.text("production"));
      groups.put(name, group);
    }
    Map<LocalDate, CountedDay> days = new TreeMap<>();
    for (Body day : records("day")) {
      LocalDate date = LocalDate.parse(day.text("day"));
      VerdictCounts none = VerdictCounts.none();
      days.put(date, new CountedDay(date, Instant.parse(day.text("at")), none, none));
    }
    for (Body group : groups.values()) {
      CountedDay one = day(group);
      days.merge(one.day(), one, ExportedKpis::sum);
    }
    return days;
  }

  private static CountedDay day(Body group) {
    VerdictCounts counts = VerdictCounts.none();
    for (Verdict verdict : Verdict.values()) {
      int count = Integer.parseInt(group.text("verdicts", verdict.word()));
      counts = counts.plus(new VerdictCounts(Map.of(verdict, count)));
    }
    return new CountedDay(
        LocalDate.parse(group.text("day")),
        Instant.parse(group.text("at")),
        group.isTrue("production") ? counts : VerdictCounts.none(),
        counts);
  }

  private static CountedDay sum(CountedDay one, CountedDay other) {
    return new CountedDay(
        one.day(),
        one.at(),
        one.production().plus(other.production()),
        one.all().plus(other.all()));
  }

  private List<DeniedDay> denied() {
    Map<LocalDate, DeniedDay> days = new TreeMap<>();
    for (Body told : records("denied")) {
      Map<String, Long> vaults = new TreeMap<>();
      told.members("vaults").forEach((it, count) -> vaults.put(it, Long.valueOf(count.text())));
      LocalDate day = LocalDate.parse(told.text("day"));
      Instant at = Instant.parse(told.text("at"));
      days.put(
          day,
          told.isTrue("known")
              ? DeniedDay.told(day, at, told.isTrue("complete"), vaults)
              : DeniedDay.unknown(day, at, told.text("why")));
    }
    return List.copyOf(days.values());
  }

  private Map<LocalDate, CountedDay> now(Instant until) {
    goesOn(exports.resources(), "resources");
    Map<Verdict, Integer> production = new EnumMap<>(Verdict.class);
    Map<Verdict, Integer> all = new EnumMap<>(Verdict.class);
    for (Object page : exports.resources()) {
      for (Body resource : Body.of(page).items("items")) {
        if (isAi(resource)) {
          Verdict verdict = Verdict.ofWord(resource.text("verdict")).orElseThrow();
          all.merge(verdict, 1, Integer::sum);
          production.merge(verdict, resource.isTrue("production") ? 1 : 0, Integer::sum);
        }
      }
    }
    LocalDate day = Period.dayOf(until.minusNanos(1));
    return Map.of(
        day, new CountedDay(day, until, new VerdictCounts(production), new VerdictCounts(all)));
  }

  private static boolean isAi(Body resource) {
    String type = ResourceId.parse(resource.text("id")).map(ResourceId::type).orElse("");
    return ResourceKind.ofType(type).filter(ResourceKind::isAi).isPresent();
  }
}
