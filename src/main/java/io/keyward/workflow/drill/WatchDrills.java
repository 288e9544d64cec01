package io.keyward.workflow.drill;

import io.keyward.alert.AlertKey;
import io.keyward.alert.Signal;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillStore;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.port.KeyUses;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketStore;
import io.keyward.workflow.Ports;
import io.keyward.workflow.alert.AlertDesk;
import io.keyward.workflow.alert.Watched;
import java.util.Optional;

/**
 * Tells of drills: each is one alert from its request to its end. The alert is compared with the
 * drill as it is kept, so that telling twice tells nothing twice.
 */
public final class WatchDrills {
  static final String RULE = "revocation-drill";
  private static final int MOST_USERS = 20_000;
  private static final int LOOKS = 6;

  private final DrillStore drills;
  private final TicketStore histories;
  private final KeyUses uses;
  private final PolicySource policies;
  private final AlertDesk desk;

  /** Works on these. */
  public WatchDrills(Ports ports, PolicySource policies, AlertDesk desk) {
    this.drills = ports.drills();
    this.histories = ports.tickets();
    this.uses = ports.uses();
    this.policies = policies;
    this.desk = desk;
  }

  /**
   * Tells where a drill stands now. One that moved on meanwhile is told again, lest what is told
   * last be older than what another told.
   */
  public void tell(TicketId id) {
    Optional<Drill> drill = drills.find(id);
    for (int look = 0; look < LOOKS && drill.isPresent(); look++) {
      int told = drill.get().revision().version();
      tell(drill.get());
      drill = drills.find(id).filter(it -> it.revision().version() != told);
    }
  }

  private void tell(Drill drill) {
    Signal signal = signal(drill);
    if (drill.state().isLive()) {
      desk.see(signal);
    } else {
      desk.end(signal);
    }
  }

  private Signal signal(Drill drill) {
    DrillNews news = new DrillNews(drill);
    KeyReference key = KeyReference.parse(drill.keyUri());
    return new Watched(drill.key(), Body.of(null), uses.of(key, MOST_USERS), policies.current())
        .signal(
            new AlertKey(RULE, drill.key().toString(), drill.id().toString()),
            RULE,
            news.severity(),
            news.tier(histories.history(drill.id())),
            news.sentence());
  }
}
