package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.Moment;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.DenyAssignment;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.RoleAssignment;
import io.keyward.inventory.fact.RoleDefinition;
import io.keyward.inventory.fact.Vault;
import java.util.ArrayList;
import java.util.List;

/** What only one kind of resource tells. */
final class FactsParser {
  private static final List<String> AUDIT_GROUPS = List.of("audit", "allLogs");

  private FactsParser() {}

  static Facts facts(ResourceKind kind, Body body) {
    Body properties = body.at("properties");
    return switch (kind) {
      case COGNITIVE_ACCOUNT -> new Facts.Account(projects(properties));
      case ML_WORKSPACE -> workspace(properties);
      case SEARCH_SERVICE -> search(properties);
      case STORAGE_ACCOUNT -> storage(properties);
      case APPLICATION_INSIGHTS ->
          unlessUnclear(properties, new Facts.Telemetry(properties.text("WorkspaceResourceId")));
      case LOG_WORKSPACE ->
          unlessUnclear(
              properties,
              new Facts.LogWorkspace(
                  properties.givenOrExpression("features", "clusterResourceId").orElse("")));
      case ACCOUNT_CONNECTION, PROJECT_CONNECTION ->
          new Facts.Connection(
              properties.text("category"), properties.text("metadata", "ResourceId"));
      case ACCOUNT_CAPABILITY_HOST, PROJECT_CAPABILITY_HOST ->
          unlessUnclear(properties, capabilityHost(properties));
      case KEY_VAULT -> ifShown(properties, Vault.ofVault(body));
      case MANAGED_HSM -> ifShown(properties, Vault.ofHsm(body));
      case KEY, KEY_VERSION, HSM_KEY, HSM_KEY_VERSION ->
          body.at("key").isObject() ? Key.ofBundle(body) : key(body, properties);
      case MANAGED_IDENTITY -> principal(properties);
      case ROLE_ASSIGNMENT -> RoleAssignment.of(body);
      case ROLE_DEFINITION -> roleDefinition(body);
      case DENY_ASSIGNMENT -> ifShown(properties, DenyAssignment.of(body));
      case DIAGNOSTIC_SETTING -> unlessUnclear(properties, auditLog(body, properties));
      case SERVICE_PRINCIPAL ->
          new Facts.ServicePrincipal(properties.text("appId"), properties.text("id"));
      default -> new Facts.None();
    };
  }

  private static Facts workspace(Body properties) {
    return new Facts.Workspace(
        Setting.of(properties, "enableServiceSideCMKEncryption"),
        properties.text("serviceProvisionedResourceGroup"),
        properties.givenOrExpression("encryption", "identity", "userAssignedIdentity").orElse(""));
  }

  /** An entry of a generic list has no properties and so tells nothing. */
  private static Facts ifShown(Body properties, Facts facts) {
    return properties.isEmpty() && !properties.isObject()
        ? new Facts.None()
        : unlessUnclear(properties, facts);
  }

  /** An expression in place of the properties, or of a part of them, tells nothing. */
  private static Facts unlessUnclear(Body properties, Facts facts) {
    return properties.isEmpty() || properties.isObject() ? facts : Facts.Unclear.expression();
  }

  private static Facts key(Body body, Body properties) {
    return Key.isTorn(properties)
        ? new Facts.Unclear("keyUri and keyUriWithVersion name different keys")
        : ifShown(properties, Key.ofArm(body));
  }

  private static Facts roleDefinition(Body body) {
    RoleDefinition definition = RoleDefinition.of(body);
    boolean conditional =
        body.items("properties", "permissions").stream()
            .anyMatch(block -> !block.at("condition").isEmpty());
    if (conditional) {
      return new Facts.Unclear("a condition stands in the role itself");
    }
    return definition.isUnclear() ? Facts.Unclear.expression() : definition;
  }

  private static Facts search(Body properties) {
    List<String> links = new ArrayList<>();
    properties
        .items("sharedPrivateLinkResources")
        .forEach(link -> links.add(link.text("properties", "privateLinkResourceId")));
    return new Facts.Search(
        properties.text(
            "encryptionWithCmk", "serviceLevelEncryptionKey", "accessCredentials", "applicationId"),
        links,
        properties.text("encryptionWithCmk", "encryptionComplianceStatus"));
  }

  private static Facts storage(Body properties) {
    Body services = properties.at("encryption", "services");
    return new Facts.Storage(
        services.text("queue", "keyType"),
        services.text("table", "keyType"),
        Moment.of(
            properties,
            "encryption",
            "keyvaultproperties",
            "currentVersionedKeyExpirationTimestamp"));
  }

  /** Projects that are named are there, whatever the switch says. */
  private static Setting projects(Body properties) {
    Setting said = Setting.of(properties, "allowProjectManagement");
    if (!properties.items("associatedProjects").isEmpty()) {
      return Setting.ON;
    }
    boolean unclear = properties.at("associatedProjects").isExpression() && said != Setting.ON;
    return unclear ? Setting.UNCLEAR : said;
  }

  private static Facts capabilityHost(Body properties) {
    List<String> names = new ArrayList<>();
    boolean unclear = !properties.isObject();
    boolean partial = false;
    for (String kind :
        List.of("storageConnections", "threadStorageConnections", "vectorStoreConnections")) {
      List<Body> items = properties.items(kind);
      items.forEach(name -> names.add(name.text()));
      partial |= items.isEmpty();
      unclear |= properties.at(kind).isExpression();
      unclear |= items.stream().anyMatch(Body::isUnclear);
    }
    return new Facts.CapabilityHost(names, unclear, partial);
  }

  private static Facts principal(Body properties) {
    return new Principal(
        properties.isUnclear("principalId") ? "" : properties.text("principalId"),
        properties.isUnclear("clientId") ? "" : properties.text("clientId"),
        properties.text("tenantId"));
  }

  /** A group of categories holds AuditEvent as well: audit, and allLogs. */
  private static Facts auditLog(Body body, Body properties) {
    boolean audits =
        properties.items("logs").stream()
            .filter(log -> log.isTrue("enabled"))
            .anyMatch(
                log ->
                    log.says("AuditEvent", "category")
                        || AUDIT_GROUPS.stream().anyMatch(g -> log.says(g, "categoryGroup")));
    boolean sent =
        List.of(
                "workspaceId",
                "storageAccountId",
                "eventHubAuthorizationRuleId",
                "marketplacePartnerId")
            .stream()
            .anyMatch(name -> !properties.text(name).isEmpty());
    String id = body.text("id");
    int end = id.toLowerCase(java.util.Locale.ROOT).lastIndexOf("/providers/microsoft.insights/");
    return new Facts.AuditLog(end < 0 ? body.text("scope") : id.substring(0, end), audits, sent);
  }
}
