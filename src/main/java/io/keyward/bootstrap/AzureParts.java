package io.keyward.bootstrap;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.keyward.azure.Clouds;
import io.keyward.azure.JdkClients;
import io.keyward.azure.MeteredHttp;
import io.keyward.azure.arm.ArmBodies;
import io.keyward.azure.arm.ArmResources;
import io.keyward.azure.arm.ArmSurroundings;
import io.keyward.azure.arm.LiveChanges;
import io.keyward.azure.arm.VaultBodies;
import io.keyward.azure.channel.LiveChannels;
import io.keyward.azure.log.LogWorkspaces;
import io.keyward.azure.store.TableKeyUses;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.form.KnownForms;
import io.keyward.azure.store.queue.AzureMessageQueue;
import io.keyward.azure.store.queue.MessageQueue;
import io.keyward.kpi.meter.EventMeter;
import java.time.Clock;
import java.util.function.Supplier;

/** The parts that the deployed app runs on: Azure's storage and Azure's resource manager. */
final class AzureParts {
  private static final String TABLE = "keyward";
  private static final String WORK = "keyward-work";

  private AzureParts() {}

  static Parts connect(Settings settings, EventMeter counts) {
    Clock clock = Clock.systemUTC();
    HttpClient http = new MeteredHttp(JdkClients.create(), counts);
    TokenCredential reader = reader(settings, http);
    Supplier<EntityTable> table =
        WarmUp.ahead("keyward-table", () -> table(settings, reader, http, clock));
    Supplier<MessageQueue> queue =
        WarmUp.ahead("keyward-queue", () -> queue(settings, reader, http, clock));
    AzureEnvironment cloud = cloud(settings);
    WarmUp.beside("keyward-token", () -> WarmUp.token(reader, cloud));
    ArmBodies bodies = ArmBodies.create(reader, cloud, http, clock);
    VaultBodies vaults = VaultBodies.create(reader, cloud, http, clock);
    return new Parts(
        table.get(),
        queue.get(),
        new ArmResources(bodies),
        new ArmSurroundings(bodies, vaults, new TableKeyUses(table.get()), clock),
        settings
            .remediatorClientId()
            .map(id -> LiveChanges.create(identity(id, http), cloud, http, clock)),
        LogWorkspaces.create(reader, logs(settings), http, clock),
        LogWorkspaces.keyLog(reader, logs(settings), http, clock),
        LiveChannels.create(settings::channelSetting, reader, http, clock),
        clock);
  }

  private static LogWorkspaces.Scope logs(Settings settings) {
    return new LogWorkspaces.Scope(
        settings.cloud(), settings.logWorkspaces(), settings.subscriptions());
  }

  private static TokenCredential identity(String clientId, HttpClient http) {
    return new ManagedIdentityCredentialBuilder().httpClient(http).clientId(clientId).build();
  }

  private static TokenCredential reader(Settings settings, HttpClient http) {
    ManagedIdentityCredentialBuilder builder =
        new ManagedIdentityCredentialBuilder().httpClient(http);
    settings.readerClientId().ifPresent(builder::clientId);
    return builder.build();
  }

  private static EntityTable table(
      Settings settings, TokenCredential reader, HttpClient http, Clock clock) {
    return KnownForms.over(
        settings
            .storageConnection()
            .map(connection -> AzureEntityTable.connect(connection, TABLE, http, clock))
            .orElseGet(
                () -> AzureEntityTable.connect(reader, settings.tableUri(), TABLE, http, clock)));
  }

  private static MessageQueue queue(
      Settings settings, TokenCredential reader, HttpClient http, Clock clock) {
    return settings
        .storageConnection()
        .map(connection -> AzureMessageQueue.connect(connection, WORK, http, clock))
        .orElseGet(() -> AzureMessageQueue.connect(reader, settings.queueUri(), WORK, http, clock));
  }

  private static AzureEnvironment cloud(Settings settings) {
    String name = settings.cloud();
    return settings
        .armEndpoint()
        .map(
            arm ->
                settings
                    .authority()
                    .map(authority -> Clouds.named(name, arm, authority))
                    .orElseGet(() -> Clouds.named(name, arm)))
        .orElseGet(() -> Clouds.named(name));
  }
}
