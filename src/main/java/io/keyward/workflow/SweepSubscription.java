package io.keyward.workflow;

import io.keyward.compliance.Judgement;
import io.keyward.inventory.Inspection;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Asks for an inspection of each AI resource of a subscription: those that Azure lists, and those
 * that were judged before and are listed no more.
 */
public final class SweepSubscription {
  private static final int PAGE = 500;

  private final Ports ports;

  /** Works on these ports. */
  public SweepSubscription(Ports ports) {
    this.ports = ports;
  }

  /** Lists one subscription and returns how many inspections were asked for. */
  public int sweep(String subscriptionId) {
    Set<ResourceId> subjects = new LinkedHashSet<>();
    ports.resources().each(subscriptionId, subjects::add);
    addJudged(subscriptionId, subjects);
    subjects.forEach(id -> ports.queue().ask(new Inspection.OfResource(id), Duration.ZERO));
    return subjects.size();
  }

  private void addJudged(String subscriptionId, Set<ResourceId> subjects) {
    String cursor = "";
    do {
      Page<Judgement> page = ports.judgements().list(subscriptionId, PAGE, cursor);
      page.items().forEach(judgement -> subjects.add(judgement.id()));
      cursor = page.cursor();
    } while (!cursor.isEmpty());
  }
}
