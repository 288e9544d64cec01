package io.keyward.workflow.kpi;

import io.keyward.inventory.Page;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedDay;
import io.keyward.kpi.KpiStore;
import io.keyward.kpi.Kpis;
import io.keyward.kpi.Life;
import io.keyward.kpi.Lives;
import io.keyward.kpi.Period;
import io.keyward.kpi.Told;
import io.keyward.rotation.Rotation;
import io.keyward.rotation.Rotations;
import io.keyward.ticket.store.TicketStore;
import io.keyward.workflow.Ports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the figures of a period. */
public final class ReadKpis {
  private static final int PAGE = 1_000;
  private static final Duration FRESH = Duration.ofSeconds(15);

  /** An estate beyond so many pages is told as it was counted last, not as it is now. */
  private static final int PAGES_COUNTED_NOW = 20;

  private final CountEstate estate;
  private final TicketStore tickets;
  private final Rotations rotations;
  private final KpiStore store;
  private final Clock clock;
  private volatile @Nullable Recent last;

  /** Figures that are good enough for a page until a moment. */
  private record Recent(Kpis kpis, Instant until) {}

  /** Reads from these. */
  public ReadKpis(Ports ports, KpiStore store) {
    this.estate = new CountEstate(ports.judgements());
    this.tickets = ports.tickets();
    this.rotations = ports.rotations();
    this.store = store;
    this.clock = ports.clock();
  }

  /** The period of so many days that ends today. */
  public Period last(int days) {
    LocalDate today = Period.dayOf(clock.instant());
    return new Period(today.minusDays(days - 1L), today);
  }

  /** The same figures, at most some seconds old. */
  public Kpis recent(Period period) {
    Recent known = last;
    if (known != null
        && known.kpis().period().equals(period)
        && clock.instant().isBefore(known.until())) {
      return known.kpis();
    }
    Kpis kpis = of(period);
    last = new Recent(kpis, clock.instant().plus(FRESH));
    return kpis;
  }

  /** The figures, to the end of the millisecond in which they are asked for. */
  public Kpis of(Period period) {
    Instant now = clock.instant();
    Told told = new Told(lives(), rotations(), days(period, now), denied(period));
    return Kpis.of(period, told, now.truncatedTo(ChronoUnit.MILLIS).plusMillis(1));
  }

  private List<Life> lives() {
    Lives lives = new Lives();
    String cursor = "";
    do {
      Page<TicketStore.Told> page = tickets.histories(PAGE, cursor);
      for (TicketStore.Told told : page.items()) {
        lives.see(
            told.ticket().toString(), told.entry().at(), told.entry().to(), told.entry().why());
      }
      cursor = page.cursor();
    } while (!cursor.isEmpty());
    return lives.all();
  }

  private List<Instant> rotations() {
    List<Instant> found = new ArrayList<>();
    String cursor = "";
    do {
      Page<Rotation> page = rotations.list(PAGE, cursor);
      page.items().stream().filter(Rotation::isRotation).map(Rotation::at).forEach(found::add);
      cursor = page.cursor();
    } while (!cursor.isEmpty());
    return found;
  }

  private List<CountedDay> days(Period period, Instant now) {
    List<CountedDay> days =
        new ArrayList<>(store.days(period.from(), period.to(), Period.MOST_DAYS));
    LocalDate today = Period.dayOf(now);
    if (!today.isBefore(period.from()) && !today.isAfter(period.to())) {
      CountEstate.Counted counted = estate.count(PAGES_COUNTED_NOW);
      if (counted.whole()) {
        days.add(CountedDay.of(now, counted.groups()));
      }
    }
    return days;
  }

  private List<DeniedDay> denied(Period period) {
    return store.denied(period.from(), period.to(), Period.MOST_DAYS);
  }
}
