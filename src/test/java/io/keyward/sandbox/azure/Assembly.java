package io.keyward.sandbox.azure;

import io.keyward.sandbox.azure.endpoint.AccessPolicyEndpoint;
import io.keyward.sandbox.azure.endpoint.ActionEndpoint;
import io.keyward.sandbox.azure.endpoint.ArmKeyEndpoint;
import io.keyward.sandbox.azure.endpoint.Confinement;
import io.keyward.sandbox.azure.endpoint.DeletedEndpoint;
import io.keyward.sandbox.azure.endpoint.GenericListEndpoint;
import io.keyward.sandbox.azure.endpoint.GraphRows;
import io.keyward.sandbox.azure.endpoint.KeyVaultService;
import io.keyward.sandbox.azure.endpoint.ManagementGroupEndpoint;
import io.keyward.sandbox.azure.endpoint.ResourceEndpoint;
import io.keyward.sandbox.azure.endpoint.ResourceGraphEndpoint;
import io.keyward.sandbox.azure.endpoint.ResourceGroupEndpoint;
import io.keyward.sandbox.azure.endpoint.RoleDefinitionEndpoint;
import io.keyward.sandbox.azure.endpoint.RoleEndpoint;
import io.keyward.sandbox.azure.endpoint.Scopes;
import io.keyward.sandbox.azure.endpoint.SubscriptionEndpoint;
import io.keyward.sandbox.azure.front.AuditLog;
import io.keyward.sandbox.azure.front.Certificates;
import io.keyward.sandbox.azure.front.LogQueryService;
import io.keyward.sandbox.azure.front.Tokens;
import io.keyward.sandbox.azure.front.TopicService;
import io.keyward.sandbox.azure.kind.BotProvider;
import io.keyward.sandbox.azure.kind.CognitiveServicesProvider;
import io.keyward.sandbox.azure.kind.CosmosProvider;
import io.keyward.sandbox.azure.kind.HealthBotProvider;
import io.keyward.sandbox.azure.kind.KeyAccess;
import io.keyward.sandbox.azure.kind.MachineLearningProvider;
import io.keyward.sandbox.azure.kind.RegistryProvider;
import io.keyward.sandbox.azure.kind.SearchProvider;
import io.keyward.sandbox.azure.kind.StorageProvider;
import io.keyward.sandbox.azure.limit.ArmQuota;
import io.keyward.sandbox.azure.limit.Calls;
import io.keyward.sandbox.azure.limit.GraphLag;
import io.keyward.sandbox.azure.limit.GraphQuota;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Identities;
import io.keyward.sandbox.azure.provider.KeyVaultProvider;
import io.keyward.sandbox.azure.provider.ManagedIdentityProvider;
import io.keyward.sandbox.azure.provider.MonitorProvider;
import io.keyward.sandbox.azure.provider.ProviderRules;
import io.keyward.sandbox.azure.provider.Providers;
import io.keyward.sandbox.azure.provider.ResourceWriter;
import io.keyward.sandbox.azure.role.Grants;
import io.keyward.sandbox.azure.role.ManagementGroups;
import io.keyward.sandbox.azure.role.RoleProvider;
import io.keyward.sandbox.azure.vault.VaultKeys;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The parts of a tenant, wired by hand. */
record Assembly(
    Documents documents,
    Router router,
    Seeds seeds,
    Calls calls,
    GraphLag lag,
    Confinement confinement,
    ArmQuota quota,
    Router.Logs logs) {

  static Assembly of(SimulatedAzure.Options options, Certificates certificates) {
    Clock clock = options.clock();
    Documents documents = new Documents(options.database(), clock);
    Events events = new Events(options.events(), clock);
    VaultKeys keys = new VaultKeys(documents, events, clock);
    Providers providers = new Providers(rules(documents, keys, clock), new Identities(documents));
    Tokens tokens = new Tokens(certificates.tokenKeys(), clock, Clock.systemUTC());
    Calls calls = new Calls();
    GraphLag lag = new GraphLag();
    Confinement confinement = new Confinement();
    ManagementGroups groups = new ManagementGroups(documents);
    List<Endpoint> all =
        new ArrayList<>(
            List.of(
                new ResourceGraphEndpoint(
                    new GraphRows(documents, groups, confinement),
                    groups,
                    new ResourceGraphEndpoint.Timing(lag, new GraphQuota(clock), clock)),
                new ManagementGroupEndpoint(documents, groups),
                new SubscriptionEndpoint(providers, documents, confinement)));
    all.addAll(endpoints(documents, providers, keys, events, clock));
    AuditLog audit = new AuditLog(options.database(), documents, clock);
    Router.Logs logs =
        new Router.Logs(audit, new LogQueryService(documents, audit), new TopicService());
    ArmQuota quota = new ArmQuota(clock);
    Router router =
        new Router(
            tokens,
            new KeyVaultService(documents, keys, confinement),
            new Router.Arm(List.copyOf(all), confinement, quota, clock),
            logs,
            calls);
    Seeds seeds = new Seeds(documents, providers, keys);
    return new Assembly(documents, router, seeds, calls, lag, confinement, quota, logs);
  }

  private static List<ProviderRules> rules(Documents documents, VaultKeys keys, Clock clock) {
    Grants grants = new Grants(documents);
    KeyAccess access = new KeyAccess(documents, keys, grants, clock);
    return List.of(
        new CognitiveServicesProvider(documents, access, clock),
        new MachineLearningProvider(access),
        new SearchProvider(access),
        new BotProvider(access),
        new HealthBotProvider(access),
        new StorageProvider(access),
        new RegistryProvider(access),
        new CosmosProvider(access),
        new KeyVaultProvider(documents, clock),
        new ManagedIdentityProvider(),
        new MonitorProvider(),
        new RoleProvider(documents, grants, clock));
  }

  private static List<Endpoint> endpoints(
      Documents documents, Providers providers, VaultKeys keys, Events events, Clock clock) {
    Scopes scopes = new Scopes(documents);
    ResourceWriter writer = new ResourceWriter(documents, providers, events, clock);
    return List.of(
        new GenericListEndpoint(documents, scopes),
        new ResourceGroupEndpoint(documents, scopes, writer, events),
        new DeletedEndpoint(documents),
        new RoleEndpoint(documents, scopes),
        new RoleDefinitionEndpoint(documents, scopes),
        new ArmKeyEndpoint(documents, scopes, keys, events),
        new AccessPolicyEndpoint(documents, scopes, events),
        new ActionEndpoint(documents, scopes, events),
        new ResourceEndpoint(documents, scopes, writer));
  }
}
