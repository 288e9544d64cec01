package io.keyward.workflow.drill;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillLife;
import io.keyward.drill.DrillNext;
import io.keyward.drill.DrillSlot;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.ticket.Actor;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.workflow.Ports;
import io.keyward.workflow.judge.JudgeKey;
import java.util.Optional;

/** Takes the request for a drill on a key that Keyward knows. */
public final class RequestDrill {
  private final Ports ports;
  private final DrillDesk desk;
  private final AskedDrill asked;

  /** Works on these; without an identity that may change Azure every request is refused. */
  public RequestDrill(
      Ports ports, DrillDesk desk, PolicySource policies, Optional<AzureChanges> azure) {
    this.ports = ports;
    this.desk = desk;
    this.asked = new AskedDrill(policies, ports.uses(), azure);
  }

  /**
   * Asks now.
   *
   * @param keyId the ARM id of the key
   */
  public DrillDecision request(ResourceId keyId, String reason, Actor by) {
    Optional<Judgement> known =
        ports.judgements().find(keyId).filter(judgement -> JudgeKey.isKey(judgement.id()));
    if (known.isEmpty()) {
      return new DrillDecision.Unknown();
    }
    ResourceId key = known.get().id();
    Body facts = Body.of(known.get().document()).at("keyFacts");
    String keyUri =
        facts.text("vaultUri").replaceFirst("(?<!/)/+$", "") + "/keys/" + facts.text("name");
    AskedDrill.Radius radius = asked.radius(keyUri);
    if (radius.found().isEmpty()) {
      return radius.refusal();
    }
    Drill.Wish wish = new Drill.Wish(by.id(), by.names(), reason);
    DrillLife.Subject subject = new DrillLife.Subject(key, keyUri, radius.found().get());
    return desk.insist(() -> attempt(subject, wish, by));
  }

  private DrillDecision attempt(DrillLife.Subject subject, Drill.Wish wish, Actor by)
      throws TicketConflict {
    DrillSlot slot = ports.drills().slot(subject.key());
    if (slot.live().isPresent()) {
      Drill live = slot.live().get();
      return DrillLife.again(live, by) instanceof DrillNext.Refused refused
          ? new DrillDecision.Refused(refused.why(), refused.sentence())
          : new DrillDecision.Made(live);
    }
    DrillNext.Moved moved =
        DrillLife.first(slot.nextId(), subject, wish, asked.terms(), ports.clock().instant());
    desk.save(slot, moved);
    return new DrillDecision.Made(moved.drill());
  }
}
