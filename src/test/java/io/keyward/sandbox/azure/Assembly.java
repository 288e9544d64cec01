package io.keyward.sandbox.azure;

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
