package io.keyward.bootstrap;

import io.keyward.alert.Channels;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.queue.MessageQueue;
import io.keyward.drill.KeyLog;
import io.keyward.inventory.port.Resources;
import io.keyward.inventory.port.Surroundings;
import io.keyward.kpi.AccessLogs;
import io.keyward.remediation.run.AzureChanges;
import java.time.Clock;
import java.util.Optional;

/**
 * What the graph is built on: the store, the work queue, the reader of Azure, the channels to
 * people, and the time.
 *
 * @param changes empty where no identity may change Azure
 * @param logs the audit logs of the vaults
 * @param keyLog the same, asked who tried to use one key
 */
public record Parts(
    EntityTable table,
    MessageQueue work,
    Resources resources,
    Surroundings surroundings,
    Optional<AzureChanges> changes,
    AccessLogs logs,
    KeyLog keyLog,
    Channels channels,
    Clock clock) {}
