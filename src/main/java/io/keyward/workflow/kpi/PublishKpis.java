package io.keyward.workflow.kpi;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.kpi.AccessLogs;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedDay;
import io.keyward.kpi.KpiStore;
import io.keyward.kpi.Period;
import io.keyward.kpi.meter.KpiMeter;
import io.keyward.rotation.LoggedVersion;
import io.keyward.workflow.Ports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps what was counted today, in place of what was counted earlier today, and asks the logs for
 * the days of which they have not told everything: denied requests, and rotations nobody saw.
 *
 * <p>A day on which nobody counted stays unknown; the logs can still tell of it.
 */
public final class PublishKpis {
  /** Key Vault names ten minutes; a busy workspace may take hours (read 2026-11-21). */
  private static final Duration LATENESS = Duration.ofHours(6);

  /** The shortest time for which a workspace keeps lines by itself (read 2026-11-21). */
  private static final int DAYS_KEPT = 30;

  private static final int MOST_ASKED = 8;
  private static final int DAYS_SHOWN = 90;

  private final CountEstate estate;
  private final KpiStore store;
  private final AccessLogs logs;
  private final HearRotations rotations;
  private final KpiMeter meter;
  private final ReadKpis kpis;
  private final Clock clock;

  /** Counts the judgements, asks these logs, keeps both here and shows the figures there. */
  public PublishKpis(Ports ports, KpiStore store, AccessLogs logs, KpiMeter meter) {
    this.estate = new CountEstate(ports.judgements());
    this.store = store;
    this.logs = logs;
    this.rotations = new HearRotations(ports);
    this.meter = meter;
    this.kpis = new ReadKpis(ports, store);
    this.clock = ports.clock();
  }

  /**
   * What was kept.
   *
   * @param told how many days the logs told of
   * @param gap why they did not tell of another one, "" where they did
   */
  public record Published(CountedDay counted, int told, String gap) {}

  /** Keeps the figures of now. */
  public Published publish() {
    Instant now = clock.instant();
    CountEstate.Counted counted = estate.count(Integer.MAX_VALUE);
    CountedDay day = CountedDay.of(now, counted.groups());
    store.keep(day, counted.groups());
    try {
      return askLogs(day, now);
    } finally {
      meter.show(kpis.of(kpis.last(DAYS_SHOWN)));
    }
  }

  private Published askLogs(CountedDay counted, Instant now) {
    LocalDate today = counted.day();
    Map<LocalDate, DeniedDay> kept =
        store.denied(today.minusDays(DAYS_KEPT), today, DAYS_KEPT + 1).stream()
            .collect(Collectors.toMap(DeniedDay::day, Function.identity()));
    int told = 0;
    int asked = 0;
    String gap = "";
    for (int back = 0; back < DAYS_KEPT && asked < MOST_ASKED; back++) {
      LocalDate day = today.minusDays(back);
      Optional<DeniedDay> before = Optional.ofNullable(kept.get(day));
      if (before.filter(DeniedDay::complete).isPresent()) {
        continue;
      }
      asked++;
      DeniedDay answer = denied(day, now);
      if (!answer.known()) {
        keepUnknown(answer, before);
        return new Published(counted, told, answer.why());
      }
      store.keep(answer);
      told++;
      String missed = hear(day, now);
      if (missed.isEmpty() && !now.isBefore(end(day).plus(LATENESS))) {
        store.keep(DeniedDay.told(day, now, true, answer.vaults()));
      }
      gap = gap.isEmpty() ? missed : gap;
    }
    return new Published(counted, told, gap);
  }

  /** What was told once is not made unknown by a refusal later. */
  private void keepUnknown(DeniedDay answer, Optional<DeniedDay> before) {
    if (before.filter(DeniedDay::known).isEmpty()) {
      store.keep(answer);
    }
  }

  private static Instant end(LocalDate day) {
    return Period.start(day.plusDays(1));
  }

  private static Instant until(LocalDate day, Instant now) {
    return end(day).isBefore(now) ? end(day) : now;
  }

  /** A day is not complete before its rotations were heard of too. */
  private DeniedDay denied(LocalDate day, Instant now) {
    try {
      return logs.denied(Period.start(day), until(day, now))
          .fold(
              vaults -> DeniedDay.told(day, now, false, vaults),
              missing -> DeniedDay.unknown(day, now, "The logs hold no request of that day."),
              why -> DeniedDay.unknown(day, now, why));
    } catch (TemporarilyUnavailable e) {
      return DeniedDay.unknown(day, now, String.valueOf(e.getMessage()));
    }
  }

  /** Hears of the rotations of a day; returns why not, "" where it did. */
  private String hear(LocalDate day, Instant now) {
    try {
      Lookup<List<LoggedVersion>> made = logs.made(Period.start(day), until(day, now));
      if (made instanceof Lookup.Found<List<LoggedVersion>> told) {
        rotations.hear(told.value());
      }
      return made instanceof Lookup.Unreadable<List<LoggedVersion>> refused ? refused.reason() : "";
    } catch (TemporarilyUnavailable e) {
      return String.valueOf(e.getMessage());
    }
  }
}
