package io.keyward.workflow.waiver;

import io.keyward.compliance.WaiverScope;
import io.keyward.compliance.assess.WaiverDraft;
import io.keyward.testing.World;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.Person;
import java.time.Instant;
import java.util.List;

/** The use cases of waivers in a world. */
public final class Waiving {
  public final RequestWaiver request;
  public final WaiveTicket waive;
  public final ApproveWaiver approve;
  public final RevokeWaiver revoke;

  public Waiving(World world) {
    WaiverDesk desk = new WaiverDesk(world.ports, world.inspect);
    request = new RequestWaiver(desk, world.policies, world.clock);
    waive = new WaiveTicket(world.ports.tickets(), request);
    approve = new ApproveWaiver(desk, world.clock);
    revoke = new RevokeWaiver(desk, world.clock);
  }

  WaiverDecision ticket(TicketId id, Instant until, Person person) {
    return waive.waive(
        id,
        new WaiveTicket.Wish(List.of("cmk-required"), "Moved in May.", "Private network.", until),
        person);
  }

  void scope(String armId, Instant until, Person first, Person second) {
    WaiverDraft draft =
        new WaiverDraft(
            WaiverScope.parse(armId).orElseThrow(),
            List.of("cmk-required"),
            "Moved in May.",
            "Private network.",
            until);
    request.request(draft, first);
    request.request(draft, second);
  }
}
