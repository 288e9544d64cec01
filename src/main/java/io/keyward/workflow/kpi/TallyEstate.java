package io.keyward.workflow.kpi;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Judgements;
import io.keyward.inventory.Page;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.ticket.store.TicketStore;
import java.time.Clock;
import java.time.Duration;

/** Counts what is kept, for an overview; remembers the figures for a moment. */
public final class TallyEstate {
  private static final Duration FRESH = Duration.ofSeconds(15);
  private static final TicketQuery ALL = new TicketQuery("", "", "");
  private static final int PAGE = 500;

  /** So many pages are counted of each; beyond, the figures say that they are not of all. */
  private static final int MOST_PAGES = 40;

  private final Judgements judgements;
  private final TicketStore tickets;
  private final Clock clock;
  private volatile Tally last = Tally.none();

  /** Counts what these stores hold. */
  public TallyEstate(Judgements judgements, TicketStore tickets, Clock clock) {
    this.judgements = judgements;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** The figures, at most some seconds old. */
  public Tally now() {
    Tally known = last;
    if (clock.instant().isBefore(known.at().plus(FRESH))) {
      return known;
    }
    Tally counted = count();
    last = counted;
    return counted;
  }

  private Tally count() {
    Tally.Counting counting = new Tally.Counting(clock.instant());
    String cursor = "";
    int pages = 0;
    do {
      Page<Judgement> page = judgements.list("", PAGE, cursor);
      page.items().forEach(counting::add);
      cursor = page.cursor();
      pages++;
    } while (!cursor.isEmpty() && pages < MOST_PAGES);
    boolean whole = cursor.isEmpty();
    cursor = "";
    pages = 0;
    do {
      Page<Ticket> page = tickets.list(ALL, PAGE, cursor);
      page.items().forEach(counting::add);
      cursor = page.cursor();
      pages++;
    } while (!cursor.isEmpty() && pages < MOST_PAGES);
    return counting.tally(whole && cursor.isEmpty());
  }
}
