package io.keyward.workflow;

import io.keyward.compliance.Judgement;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Inspection;
import java.time.Duration;
import java.util.Optional;

/** Asks for an inspection of every project that carries the verdict of a hub or account. */
public final class AskHeirs {
  private static final int PAGE = 500;

  private final Ports ports;

  public AskHeirs(Ports ports) {
    this.ports = ports;
  }

  public void ask(Resource resource) {
    Optional<ResourceId> id = ResourceId.parse(resource.id());
    if (id.isPresent() && canHaveHeirs(resource)) {
      askOf(id.get());
    }
  }

  /** Only these are inherited from, so that other changes cost no walk through the judgements. */
  private static boolean canHaveHeirs(Resource resource) {
    return resource.serviceKind().equalsIgnoreCase("AIServices")
        || resource.serviceKind().equalsIgnoreCase("Hub");
  }

  private void askOf(ResourceId id) {
    String cursor = "";
    do {
      Page<Judgement> page = ports.judgements().list(id.subscription(), PAGE, cursor);
      page.items().stream()
          .filter(judgement -> inheritsFrom(judgement, id))
          .forEach(heir -> ports.queue().ask(new Inspection.OfResource(heir.id()), Duration.ZERO));
      cursor = page.cursor();
    } while (!cursor.isEmpty());
  }

  private static boolean inheritsFrom(Judgement judgement, ResourceId id) {
    return judgement.document().get("inheritedFrom") instanceof String from
        && ResourceId.parse(from).filter(id::equals).isPresent();
  }
}
