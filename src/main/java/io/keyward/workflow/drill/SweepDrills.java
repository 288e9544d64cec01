package io.keyward.workflow.drill;

import io.keyward.drill.Drill;
import io.keyward.drill.DrillLife;
import io.keyward.drill.DrillStore;
import io.keyward.inventory.Page;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.workflow.Ports;
import java.time.Clock;
import java.time.Duration;

/**
 * Finds drills that should have moved and did not, and asks for them to be carried on with; and
 * tells of those that nobody was told of.
 */
public final class SweepDrills {
  private static final int PAGE = 100;

  /** A drill that changed later is on its way. */
  private static final Duration STUCK = Duration.ofMinutes(15);

  /** Of one that ended earlier people were told, or it was found again until then. */
  private static final Duration TOLD = Duration.ofDays(2);

  private final DrillStore drills;
  private final WatchDrills news;
  private final InspectionQueue queue;
  private final Clock clock;

  /** Works on these. */
  public SweepDrills(Ports ports, WatchDrills news) {
    this.news = news;
    this.drills = ports.drills();
    this.queue = ports.queue();
    this.clock = ports.clock();
  }

  /** Looks at all drills. */
  public void sweep() {
    String cursor = "";
    do {
      Page<Drill> page = drills.list(PAGE, cursor);
      page.items().stream().filter(this::isStuck).forEach(this::ask);
      page.items().stream().filter(this::isNews).map(Drill::id).forEach(news::tell);
      cursor = page.cursor();
    } while (!cursor.isEmpty());
  }

  private boolean isStuck(Drill drill) {
    boolean due =
        drill.state().isLive()
            && DrillLife.due(drill, clock.instant()).filter(Duration::isZero).isPresent();
    return due && !drill.dates().changedAt().plus(STUCK).isAfter(clock.instant());
  }

  private boolean isNews(Drill drill) {
    return drill.state().isLive() || drill.dates().changedAt().plus(TOLD).isAfter(clock.instant());
  }

  private void ask(Drill drill) {
    queue.ask(new Inspection.OfDrill(drill.id().toString()), Duration.ZERO);
  }
}
