package io.keyward.kpi;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the times of tickets out of the entries of their histories, each ticket's in order. */
public final class Lives {
  private static final Set<String> NOT_OPEN = Set.of("settling", "closed", "resolved");

  /** What a drill's history begins with: it is kept with those of tickets and is no ticket. */
  private static final String DRILL = "requested";

  private final Map<String, Life> lives = new LinkedHashMap<>();
  private final Set<String> drills = new HashSet<>();

  /**
   * Takes the next entry of a ticket's history.
   *
   * @param to the state after
   */
  public void see(String ticket, Instant at, String to, String why) {
    if (drills.contains(ticket) || (to.equals(DRILL) && !lives.containsKey(ticket))) {
      drills.add(ticket);
      return;
    }
    Life before = lives.getOrDefault(ticket, new Life(at, Instant.MAX, Instant.MAX, Ending.NONE));
    Ending ending = Ending.of(to, why);
    boolean opens = before.openedAt().equals(Instant.MAX) && !NOT_OPEN.contains(to);
    boolean ends = before.ending() == Ending.NONE && ending != Ending.NONE;
    lives.put(
        ticket,
        new Life(
            before.foundAt(),
            opens ? at : before.openedAt(),
            ends ? at : before.endedAt(),
            ends ? ending : before.ending()));
  }

  /** All that were seen. */
  public List<Life> all() {
    return List.copyOf(lives.values());
  }
}
