package io.keyward.cli.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Vaults, keys, identities, grants and audit logs.
 *
 * <p>Source: documentation and schema of the azurerm provider, read 2026-11-21.
 */
final class KeyMappings {
  private KeyMappings() {}

  static Map<String, Function<Attributes, ArmBody>> all() {
    return Map.of(
        "azurerm_key_vault", KeyMappings::vault,
        "azurerm_key_vault_key", KeyMappings::key,
        "azurerm_user_assigned_identity", KeyMappings::identity,
        "azurerm_role_assignment", KeyMappings::roleAssignment,
        "azurerm_monitor_diagnostic_setting", KeyMappings::auditLog);
  }

  private static ArmBody vault(Attributes a) {
    ArmBody body =
        ArmBody.of(a)
            .with(a.value("sku_name"), "properties", "sku", "name")
            .with(a.value("tenant_id"), "properties", "tenantId")
            .with(a.made().vaultUri(a.resource()), "properties", "vaultUri")
            .put(true, "properties", "enableSoftDelete")
            .with(a.value("soft_delete_retention_days"), "properties", "softDeleteRetentionInDays")
            .with(
                a.value("purge_protection_enabled").filter(on -> !on.equals(false)),
                "properties",
                "enablePurgeProtection")
            .with(
                a.value("rbac_authorization_enabled")
                    .or(() -> a.value("enable_rbac_authorization")),
                "properties",
                "enableRbacAuthorization")
            .with(
                a.value("public_network_access_enabled").map(KeyMappings::access),
                "properties",
                "publicNetworkAccess");
    network(a, body);
    accessPolicies(a, body);
    return body;
  }

  private static Object access(Object enabled) {
    return enabled instanceof Boolean on ? (on ? "Enabled" : "Disabled") : enabled;
  }

  /** Where the configuration says nothing, Azure's default stands: no rules. */
  private static void network(Attributes a, ArmBody body) {
    Attributes rules = a.block("network_acls");
    if (rules.isWhollyUnknown()) {
      if (a.isConfigured("network_acls")) {
        body.put(Plan.UNKNOWN, "properties", "networkAcls");
      }
      return;
    }
    body.with(rules.value("default_action"), "properties", "networkAcls", "defaultAction")
        .with(rules.value("bypass"), "properties", "networkAcls", "bypass")
        .with(
            rules.value("ip_rules").map(ips -> items(ips, "value")),
            "properties",
            "networkAcls",
            "ipRules")
        .with(
            rules.value("virtual_network_subnet_ids").map(ids -> items(ids, "id")),
            "properties",
            "networkAcls",
            "virtualNetworkRules");
  }

  private static Object items(Object list, String name) {
    return list instanceof List<?> values
        ? values.stream().map(value -> Map.of(name, String.valueOf(value))).toList()
        : list;
  }

  private static void accessPolicies(Attributes a, ArmBody body) {
    List<Object> policies = new ArrayList<>();
    for (Attributes block : a.blocks("access_policy")) {
      if (!block.isWhollyUnknown()) {
        policies.add(policy(block));
      } else if (a.isConfigured("access_policy")) {
        body.put(Plan.UNKNOWN, "properties", "accessPolicies");
        return;
      }
    }
    body.put(policies, "properties", "accessPolicies");
  }

  /** One access policy, from a vault's own block or from a resource beside it. */
  static Map<String, Object> policy(Attributes a) {
    Map<String, Object> permissions = new LinkedHashMap<>();
    for (String kind : List.of("key", "secret", "certificate", "storage")) {
      a.value(kind + "_permissions")
          .ifPresent(list -> permissions.put(kind.equals("storage") ? kind : kind + "s", list));
    }
    Map<String, Object> policy = new LinkedHashMap<>();
    a.value("tenant_id").ifPresent(id -> policy.put("tenantId", id));
    policy.put("objectId", a.following("object_id", Wanted.PRINCIPAL).orElse(Plan.UNKNOWN));
    a.value("application_id")
        .filter(id -> !id.equals(Plan.UNKNOWN) && !id.equals(""))
        .ifPresent(id -> policy.put("applicationId", id));
    policy.put("permissions", permissions);
    return policy;
  }

  private static ArmBody key(Attributes a) {
    ArmBody body =
        ArmBody.of(a, "Microsoft.KeyVault/vaults/keys")
            .with(a.value("key_type"), "properties", "kty")
            .with(a.value("key_size").filter(s -> !s.equals(Plan.UNKNOWN)), "properties", "keySize")
            .with(a.value("curve").filter(c -> !c.equals(Plan.UNKNOWN)), "properties", "curveName")
            .with(a.value("key_opts"), "properties", "keyOps")
            .with(a.made().keyUri(a.resource(), false), "properties", "keyUri")
            .with(a.made().keyUri(a.resource(), true), "properties", "keyUriWithVersion")
            .put(true, "properties", "attributes", "enabled")
            .with(moment(a, "expiration_date"), "properties", "attributes", "exp")
            .with(moment(a, "not_before_date"), "properties", "attributes", "nbf");
    rotation(a.block("rotation_policy"), body);
    return body;
  }

  /**
   * ARM counts seconds; a text that is no moment stays as it is, so that it is not taken for none.
   */
  private static Optional<Object> moment(Attributes a, String name) {
    return a.value(name)
        .map(String::valueOf)
        .filter(text -> !text.isEmpty())
        .map(
            text -> {
              try {
                return Instant.parse(text).getEpochSecond();
              } catch (DateTimeException e) {
                return text;
              }
            });
  }

  private static void rotation(Attributes policy, ArmBody body) {
    if (policy.isWhollyUnknown()) {
      body.put(Plan.UNKNOWN, "properties", "rotationPolicy");
      return;
    }
    List<Object> actions = new ArrayList<>();
    Attributes automatic = policy.block("automatic");
    action(automatic, "time_after_creation", "timeAfterCreate", "rotate").ifPresent(actions::add);
    action(automatic, "time_before_expiry", "timeBeforeExpiry", "rotate").ifPresent(actions::add);
    action(policy, "notify_before_expiry", "timeBeforeExpiry", "notify").ifPresent(actions::add);
    Optional<Object> expiry = policy.value("expire_after").filter(text -> !text.equals(""));
    body.with(expiry, "properties", "rotationPolicy", "attributes", "expiryTime");
    if (!actions.isEmpty()) {
      body.put(actions, "properties", "rotationPolicy", "lifetimeActions");
    }
  }

  private static Optional<Object> action(
      Attributes block, String argument, String trigger, String type) {
    return block
        .value(argument)
        .filter(time -> !time.equals(""))
        .map(time -> Map.of("trigger", Map.of(trigger, time), "action", Map.of("type", type)));
  }

  private static ArmBody identity(Attributes a) {
    return ArmBody.of(a)
        .put(a.made().principal(a.resource()), "properties", "principalId")
        .put(a.made().client(a.resource()), "properties", "clientId");
  }

  private static ArmBody roleAssignment(Attributes a) {
    return ArmBody.of(a, "Microsoft.Authorization/roleAssignments")
        .with(a.following("scope", Wanted.ID), "properties", "scope")
        .put(
            a.following("principal_id", Wanted.PRINCIPAL).orElse(Plan.UNKNOWN),
            "properties",
            "principalId")
        .with(
            a.value("principal_type").filter(type -> !type.equals(Plan.UNKNOWN)),
            "properties",
            "principalType")
        .put(RoleNames.id(a), "properties", "roleDefinitionId")
        .with(a.value("condition").filter(text -> !text.equals("")), "properties", "condition");
  }

  private static ArmBody auditLog(Attributes a) {
    List<Object> logs = new ArrayList<>();
    for (Attributes log : a.blocks("enabled_log")) {
      Map<String, Object> entry = new LinkedHashMap<>(Map.of("enabled", true));
      log.value("category").ifPresent(text -> entry.put("category", text));
      log.value("category_group").ifPresent(text -> entry.put("categoryGroup", text));
      logs.add(entry);
    }
    return ArmBody.of(a, "Microsoft.Insights/diagnosticSettings")
        .with(a.following("target_resource_id", Wanted.ID), "scope")
        .put(logs, "properties", "logs")
        .with(a.value("log_analytics_workspace_id"), "properties", "workspaceId")
        .with(a.value("storage_account_id"), "properties", "storageAccountId")
        .with(
            a.value("eventhub_authorization_rule_id"), "properties", "eventHubAuthorizationRuleId")
        .with(a.value("partner_solution_id"), "properties", "marketplacePartnerId");
  }
}
