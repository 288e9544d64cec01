package io.keyward.workflow.ticket;

import io.keyward.inventory.Page;
import io.keyward.ticket.store.TicketStore;
import io.keyward.ticket.store.TicketStore.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on the effects that were stored and, because of a crash, not handed on at once. */
public final class DispatchOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchOutbox.class);
  private static final int PAGE = 200;

  /** Younger ones are being handed on by whoever wrote them. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final TicketStore tickets;
  private final TicketDesk desk;
  private final Clock clock;

  /** Works on these. */
  public DispatchOutbox(TicketStore tickets, TicketDesk desk, Clock clock) {
    this.tickets = tickets;
    this.desk = desk;
    this.clock = clock;
  }

  /** Hands on all that waits; since when the oldest of it did. */
  public Optional<Instant> dispatch() {
    Instant latest = clock.instant().minus(GRACE);
    Optional<Instant> oldest = Optional.empty();
    int handedOn = 0;
    String cursor = "";
    do {
      Page<Waiting> page = tickets.waiting(PAGE, cursor);
      for (Waiting waiting : page.items()) {
        Instant since = waiting.since();
        oldest = Optional.of(oldest.filter(it -> it.isBefore(since)).orElse(since));
        if (!since.isAfter(latest)) {
          desk.handOn(waiting);
          handedOn++;
        }
      }
      cursor = page.cursor();
    } while (!cursor.isEmpty());
    if (handedOn > 0) {
      LOG.atWarn().addKeyValue("effects", handedOn).log("Handed on what was left behind");
    }
    return oldest;
  }
}
