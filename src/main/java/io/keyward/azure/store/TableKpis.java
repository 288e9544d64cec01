package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.form.Rows;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedDay;
import io.keyward.kpi.Group;
import io.keyward.kpi.KpiDocument;
import io.keyward.kpi.KpiStore;
import io.keyward.kpi.VerdictCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A partition of its own with a row for each day's sums, rows for its groups beside it, and a row
 * for what the logs told of it. A day is written in one transaction, so that its sums are always
 * those of its groups.
 */
public final class TableKpis implements KpiStore {
  private static final String PARTITION = "kpi-days";
  private static final String DAY = "day-";
  private static final String GROUPS = "groups-";
  private static final String DENIED = "denied-";
  private static final int PAGE = 1_000;
  private static final int GROUPS_IN_A_ROW = 1_000;
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::subscription)
          .thenComparing(Group::type)
          .thenComparing(Group::classification)
          .thenComparing(Group::production);

  private final EntityTable table;

  /** Keeps them in this table. */
  public TableKpis(EntityTable table) {
    this.table = table;
  }

  @Override
  public void keep(CountedDay day, Map<Group, VerdictCounts> groups) {
    List<Group> order = groups.keySet().stream().sorted(ORDER).toList();
    List<EntityChange> changes = new ArrayList<>();
    changes.add(upsert(DAY + day.day(), form(day)));
    int part = 0;
    for (int from = 0; from < order.size(); from += GROUPS_IN_A_ROW) {
      List<Group> some = order.subList(from, Math.min(order.size(), from + GROUPS_IN_A_ROW));
      List<?> forms = some.stream().map(it -> form(it, groups.getOrDefault(it, none()))).toList();
      changes.add(
          upsert(
              part(day.day(), part), new Document().value("formVersion", 1).list("groups", forms)));
      part++;
    }
    String first = part(day.day(), part);
    rows(new EntityTable.Range(first, GROUPS + day.day() + "-~"), PAGE)
        .forEach(row -> changes.add(new EntityChange.Delete(row)));
    write(changes);
  }

  private static VerdictCounts none() {
    return VerdictCounts.none();
  }

  private static String part(LocalDate day, int part) {
    return GROUPS + day + "-" + Rows.numbered(part, 4);
  }

  @Override
  public List<CountedDay> days(LocalDate from, LocalDate to, int most) {
    return rows(between(DAY, from, to), most).stream().map(TableKpis::counted).toList();
  }

  @Override
  public Map<Group, VerdictCounts> groups(LocalDate day) {
    Map<Group, VerdictCounts> groups = new LinkedHashMap<>();
    for (Entity row : rows(EntityTable.Range.prefix(GROUPS + day + "-"), PAGE)) {
      for (Body group : body(row).items("groups")) {
        groups.put(
            new Group(
                group.text("subscription"),
                group.text("type"),
                group.text("classification"),
                group.isTrue("production")),
            counts(group.at("verdicts")));
      }
    }
    return groups;
  }

  @Override
  public void keep(DeniedDay day) {
    Document form =
        new Document()
            .value("formVersion", 1)
            .text("day", day.day().toString())
            .text("at", day.askedAt().toString())
            .value("known", day.known())
            .value("complete", day.complete())
            .text("why", day.why())
            .value("vaults", new LinkedHashMap<>(day.vaults()));
    write(List.of(upsert(DENIED + day.day(), form)));
  }

  @Override
  public List<DeniedDay> denied(LocalDate from, LocalDate to, int most) {
    return rows(between(DENIED, from, to), most).stream().map(TableKpis::denied).toList();
  }

  private static EntityTable.Range between(String kind, LocalDate from, LocalDate to) {
    return new EntityTable.Range(kind + from, kind + to + "~");
  }

  private List<Entity> rows(EntityTable.Range range, int most) {
    List<Entity> rows = new ArrayList<>();
    String continuation = "";
    do {
      EntityPage page =
          table.query(PARTITION, range, Math.min(PAGE, most - rows.size()), continuation);
      rows.addAll(page.entities());
      continuation = page.continuation();
    } while (!continuation.isEmpty() && rows.size() < most);
    return rows;
  }

  private void write(List<EntityChange> changes) {
    try {
      table.transact(changes);
    } catch (EntityConflict e) {
      throw new TemporarilyUnavailable("another writer was first", Duration.ofSeconds(1));
    }
  }

  private static EntityChange upsert(String row, Document form) {
    return new EntityChange.Upsert(
        Entity.fresh(PARTITION, row, Rows.chunks(JsonText.write(form.map()))));
  }

  private static Document form(CountedDay day) {
    return new Document()
        .value("formVersion", 1)
        .text("day", day.day().toString())
        .text("at", day.at().toString())
        .value("production", KpiDocument.verdicts(day.production()))
        .value("all", KpiDocument.verdicts(day.all()));
  }

  private static Object form(Group group, VerdictCounts counts) {
    Map<String, Integer> verdicts = new TreeMap<>();
    counts.counts().forEach((verdict, count) -> verdicts.put(verdict.word(), count));
    return new Document()
        .text("subscription", group.subscription())
        .text("type", group.type())
        .text("classification", group.classification())
        .value("production", group.production())
        .value("verdicts", verdicts)
        .map();
  }

  private static CountedDay counted(Entity row) {
    Body form = body(row);
    return new CountedDay(
        LocalDate.parse(form.text("day")),
        Instant.parse(form.text("at")),
        counts(form.at("production")),
        counts(form.at("all")));
  }

  private static VerdictCounts counts(Body form) {
    VerdictCounts counts = VerdictCounts.none();
    for (Verdict verdict : Verdict.values()) {
      int count = form.given(verdict.word()).map(Integer::parseInt).orElse(0);
      counts = counts.plus(new VerdictCounts(Map.of(verdict, count)));
    }
    return counts;
  }

  private static DeniedDay denied(Entity row) {
    Body form = body(row);
    SortedMap<String, Long> vaults = new TreeMap<>();
    form.members("vaults").forEach((vault, count) -> vaults.put(vault, Long.valueOf(count.text())));
    return new DeniedDay(
        LocalDate.parse(form.text("day")),
        Instant.parse(form.text("at")),
        form.isTrue("known"),
        form.isTrue("complete"),
        form.text("why"),
        vaults);
  }

  private static Body body(Entity row) {
    try {
      return Body.of(JsonText.parseObject(Rows.joined(row.properties())));
    } catch (BadJson e) {
      throw new IllegalStateException("the stored row " + row.row() + " cannot be read", e);
    }
  }
}
