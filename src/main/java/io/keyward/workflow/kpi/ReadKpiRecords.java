package io.keyward.workflow.kpi;

import io.keyward.inventory.BadCursor;
import io.keyward.inventory.Document;
import io.keyward.inventory.Page;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedDay;
import io.keyward.kpi.Group;
import io.keyward.kpi.KpiDocument;
import io.keyward.kpi.KpiStore;
import io.keyward.kpi.VerdictCounts;
import io.keyward.rotation.Rotation;
import io.keyward.rotation.Rotations;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the figures are made of beside the histories of tickets: rotations, the groups of each
 * counted day, and what the logs told of each day, in this order.
 */
public final class ReadKpiRecords {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9_999, 12, 31);
  private static final String ROTATIONS = "r";
  private static final String COUNTED = "c";
  private static final String DENIED = "d";

  private final Rotations rotations;
  private final KpiStore store;

  /** Reads from these. */
  public ReadKpiRecords(Rotations rotations, KpiStore store) {
    this.rotations = rotations;
    this.store = store;
  }

  /** One page; a day is never cut, so that a page may hold more than asked for. */
  public Page<Map<String, @Nullable Object>> page(int top, String cursor) {
    String rest = cursor.isEmpty() ? "" : cursor.substring(1);
    return switch (cursor.isEmpty() ? ROTATIONS : cursor.substring(0, 1)) {
      case ROTATIONS -> rotations(top, rest);
      case COUNTED -> counted(top, day(rest));
      case DENIED -> denied(top, day(rest));
      default -> throw new BadCursor();
    };
  }

  private static LocalDate day(String text) {
    try {
      return text.isEmpty() ? FIRST : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadCursor();
    }
  }

  private Page<Map<String, @Nullable Object>> rotations(int top, String cursor) {
    Page<Rotation> page = rotations.list(top, cursor);
    return new Page<>(
        page.items().stream().filter(Rotation::isRotation).map(ReadKpiRecords::item).toList(),
        page.cursor().isEmpty() ? COUNTED : ROTATIONS + page.cursor());
  }

  private Page<Map<String, @Nullable Object>> counted(int top, LocalDate from) {
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    List<CountedDay> days = store.days(from, LAST, top);
    for (CountedDay day : days) {
      if (items.size() >= top) {
        return new Page<>(items, COUNTED + day.day());
      }
      items.add(item(day));
      store.groups(day.day()).forEach((group, counts) -> items.add(item(day, group, counts)));
    }
    boolean last = days.size() < top;
    return new Page<>(items, last ? DENIED : COUNTED + days.get(days.size() - 1).day().plusDays(1));
  }

  private Page<Map<String, @Nullable Object>> denied(int top, LocalDate from) {
    List<DeniedDay> days = store.denied(from, LAST, top);
    String next = days.size() < top ? "" : DENIED + days.get(days.size() - 1).day().plusDays(1);
    return new Page<>(days.stream().map(ReadKpiRecords::item).toList(), next);
  }

  private static Map<String, @Nullable Object> item(Rotation rotation) {
    return new Document()
        .text("kind", "rotation")
        .text("key", rotation.key().toString())
        .text("version", rotation.version())
        .text("previous", rotation.previous())
        .text("at", rotation.at().toString())
        .map();
  }

  /** Tells a day on which there was nothing to count from one on which nobody counted. */
  private static Map<String, @Nullable Object> item(CountedDay day) {
    return new Document()
        .text("kind", "day")
        .text("day", day.day().toString())
        .text("at", day.at().toString())
        .map();
  }

  private static Map<String, @Nullable Object> item(
      CountedDay day, Group group, VerdictCounts counts) {
    return new Document()
        .text("kind", "counted")
        .text("day", day.day().toString())
        .text("at", day.at().toString())
        .text("subscription", group.subscription())
        .text("type", group.type())
        .text("classification", group.classification())
        .value("production", group.production())
        .value("verdicts", KpiDocument.verdicts(counts))
        .map();
  }

  private static Map<String, @Nullable Object> item(DeniedDay day) {
    Map<String, Object> vaults = new LinkedHashMap<>(day.vaults());
    return new Document()
        .text("kind", "denied")
        .text("day", day.day().toString())
        .text("at", day.askedAt().toString())
        .value("known", day.known())
        .value("complete", day.complete())
        .text("why", day.why())
        .value("vaults", vaults)
        .map();
  }
}
