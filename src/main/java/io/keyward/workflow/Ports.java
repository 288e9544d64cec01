package io.keyward.workflow;

import io.keyward.alert.AlertStore;
import io.keyward.compliance.Judgements;
import io.keyward.compliance.Waivers;
import io.keyward.compliance.Writers;
import io.keyward.drill.DrillStore;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.Resources;
import io.keyward.inventory.port.Surroundings;
import io.keyward.rotation.Rotations;
import io.keyward.ticket.store.TicketStore;
import java.time.Clock;

/**
 * The outside world, as the use cases need it.
 *
 * @param tenantId the tenant that Keyward is installed in, "" where it is not told
 */
public record Ports(
    Resources resources,
    Surroundings surroundings,
    Judgements judgements,
    Writers writers,
    TicketStore tickets,
    Waivers waivers,
    KeyUses uses,
    Rotations rotations,
    AlertStore alerts,
    DrillStore drills,
    InspectionQueue queue,
    Clock clock,
    String tenantId) {}
