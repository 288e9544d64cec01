package io.keyward.workflow.inspect;

import io.keyward.compliance.Judgement;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.Inspection;
import io.keyward.workflow.Ports;
import io.keyward.workflow.ReadPace;
import io.keyward.workflow.Workers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for an inspection of each AI resource of a subscription: those that Azure lists, and those
 * that were judged before and are listed no more. A list that is refused leaves the latter: what
 * cannot be read any more must not stay compliant. The inspections come at a pace that Azure
 * Resource Manager allows.
 */
public final class SweepSubscription {
  private static final Logger LOG = LoggerFactory.getLogger(SweepSubscription.class);
  private static final int PAGE = 500;

  /** One after the other, 60,000 messages would take longer than a function may. */
  private static final Workers SENDERS = new Workers(16);

  private final Ports ports;

  /** Works on these ports. */
  public SweepSubscription(Ports ports) {
    this.ports = ports;
  }

  /** Lists one subscription and returns how many inspections were asked for. */
  public int sweep(String subscriptionId) {
    Set<ResourceId> subjects = new LinkedHashSet<>();
    if (ports.resources().each(subscriptionId, subjects::add)
        instanceof Lookup.Unreadable<Integer> refused) {
      LOG.atWarn()
          .addKeyValue("subscription", subscriptionId)
          .addKeyValue("reason", refused.reason())
          .log("A subscription could not be listed");
    }
    addJudged(subscriptionId, subjects);
    List<ResourceId> all = List.copyOf(subjects);
    SENDERS.map(IntStream.range(0, all.size()).boxed().toList(), i -> ask(all.get(i), i));
    return all.size();
  }

  /** So many are asked for before it. */
  private ResourceId ask(ResourceId id, int before) {
    ports.queue().ask(new Inspection.OfResource(id), ReadPace.after(before));
    return id;
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
