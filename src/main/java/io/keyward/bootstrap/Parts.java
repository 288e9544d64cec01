package io.keyward.bootstrap;

import io.keyward.azure.EntityTable;
import io.keyward.azure.MessageQueue;
import io.keyward.inventory.Resources;
import io.keyward.inventory.Surroundings;
import java.time.Clock;

/** What the graph is built on: the store, the work queue, the reader of Azure, and the time. */
public record Parts(
    EntityTable table,
    MessageQueue work,
    Resources resources,
    Surroundings surroundings,
    Clock clock) {}
