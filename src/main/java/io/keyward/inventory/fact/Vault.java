package io.keyward.inventory.fact;

import io.keyward.inventory.Body;
import io.keyward.inventory.Provisioning;
import io.keyward.inventory.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vault or managed HSM.
 *
 * <p>Paths: REST specification 2026-02-01 (read 2026-11-21). A missing enableSoftDelete is on since
 * February 2025; a missing enablePurgeProtection is off; a stored vault without
 * enableRbacAuthorization uses access policies.
 *
 * @param uri as written, "" where a declaration does not tell it yet
 * @param retentionDays soft-delete retention, 90 where not told
 * @param roles whether rights on keys come from role assignments; UNSAID means access policies
 * @param regions where it is; a managed HSM may have several
 */
public record Vault(
    boolean managedHsm,
    String uri,
    String tenantId,
    Setting softDelete,
    int retentionDays,
    Setting purgeProtection,
    Setting roles,
    List<AccessPolicy> accessPolicies,
    Network network,
    List<String> regions)
    implements Facts {

  private static final List<String> ACCESS_WORDS =
      List.of("", "Enabled", "Disabled", "SecuredByPerimeter");
  private static final List<String> ACTION_WORDS = List.of("", "Allow", "Deny");
  private static final List<String> BYPASS_WORDS = List.of("", "AzureServices", "None");

  /** Copies the lists. */
  public Vault {
    accessPolicies = List.copyOf(accessPolicies);
    regions = List.copyOf(regions);
  }

  /**
   * One entry of a vault's access policies, permissions as written.
   *
   * @param applicationId set for a compound identity, which no managed identity is
   * @param others permissions on secrets, certificates and storage
   */
  public record AccessPolicy(
      String tenantId,
      String objectId,
      String applicationId,
      List<String> keys,
      List<String> others) {
    /** Copies the lists. */
    public AccessPolicy {
      keys = List.copyOf(keys);
      others = List.copyOf(others);
    }
  }

  /**
   * Who reaches it over the network; texts as written, "" where missing.
   *
   * @param rules the lists {@code ipRules} and {@code virtualNetworkRules} as they are, those that
   *     there are
   * @param isUnclear whether one of them is no plain text or no word that Azure documents
   */
  public record Network(
      String publicAccess,
      String defaultAction,
      String bypass,
      Map<String, Object> rules,
      boolean isUnclear) {
    /** Copies the map, in one order, as plans are hashed over it. */
    public Network {
      rules = Collections.unmodifiableMap(new TreeMap<>(rules));
    }
  }

  public static Vault ofVault(Body body) {
    Body properties = body.at("properties");
    return new Vault(
        false,
        properties.isUnclear("vaultUri") ? "" : properties.text("vaultUri"),
        properties.text("tenantId"),
        Setting.of(properties, "enableSoftDelete"),
        retention(properties),
        inForce(Setting.of(properties, "enablePurgeProtection"), properties),
        rightsBy(body),
        properties.items("accessPolicies").stream().map(Vault::accessPolicy).toList(),
        network(properties),
        List.of(body.text("location")));
  }

  public static Vault ofHsm(Body body) {
    Body properties = body.at("properties");
    List<String> regions = new ArrayList<>(List.of(body.text("location")));
    properties.items("regions").forEach(region -> regions.add(region.text("name")));
    return new Vault(
        true,
        properties.isUnclear("hsmUri") ? "" : properties.text("hsmUri"),
        properties.text("tenantId"),
        Setting.of(properties, "enableSoftDelete"),
        retention(properties),
        inForce(Setting.of(properties, "enablePurgeProtection"), properties),
        Setting.ON,
        List.of(),
        network(properties),
        regions);
  }

  /** What a change that did not succeed switched on may be off. */
  private static Setting inForce(Setting setting, Body properties) {
    boolean sure = Provisioning.of(properties.text("provisioningState")) != Provisioning.UNCERTAIN;
    return sure || setting != Setting.ON ? setting : Setting.UNCLEAR;
  }

  /** Access policies that cannot be read leave open who has what right. */
  private static Setting rightsBy(Body body) {
    Body properties = body.at("properties");
    Setting roles = Setting.of(properties, "enableRbacAuthorization");
    boolean unread = properties.at("accessPolicies").isExpression();
    boolean byDefault = roles == Setting.UNSAID && isNewlyDeclared(body);
    return (roles != Setting.ON && unread) || byDefault ? Setting.UNCLEAR : roles;
  }

  /**
   * A new vault of api-version 2026-02-01 or later goes by roles unless it says otherwise; what
   * becomes of one that is there already, no source tells (access-control-default, 2025-11-17).
   */
  private static boolean isNewlyDeclared(Body body) {
    String version = body.text("apiVersion");
    return version.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*")
        && version.compareTo("2026-02-01") >= 0
        && body.at("properties", "provisioningState").isEmpty()
        && body.at("properties", "vaultUri").isEmpty();
  }

  private static int retention(Body properties) {
    String days = properties.text("softDeleteRetentionInDays");
    return days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : 90;
  }

  private static AccessPolicy accessPolicy(Body entry) {
    List<String> others = new ArrayList<>();
    for (String kind : List.of("secrets", "certificates", "storage")) {
      entry.texts("permissions", kind).forEach(word -> others.add(kind + "/" + word));
    }
    return new AccessPolicy(
        entry.givenOrExpression("tenantId").orElse(""),
        entry.givenOrExpression("objectId").orElse(""),
        entry.givenOrExpression("applicationId").orElse(""),
        entry.texts("permissions", "keys"),
        others);
  }

  private static Network network(Body properties) {
    boolean unclear =
        !isOneOf(ACCESS_WORDS, properties, "publicNetworkAccess")
            || !isOneOf(ACTION_WORDS, properties, "networkAcls", "defaultAction")
            || !isOneOf(BYPASS_WORDS, properties, "networkAcls", "bypass");
    return new Network(
        properties.text("publicNetworkAccess"),
        properties.text("networkAcls", "defaultAction"),
        properties.text("networkAcls", "bypass"),
        rules(properties.at("networkAcls")),
        unclear);
  }

  private static Map<String, Object> rules(Body acls) {
    Map<String, Object> rules = new TreeMap<>();
    for (String name : List.of("ipRules", "virtualNetworkRules")) {
      Object list = acls.at(name).isEmpty() ? null : acls.object().get(name);
      if (list != null) {
        rules.put(name, list);
      }
    }
    return rules;
  }

  private static boolean isOneOf(List<String> words, Body properties, String... path) {
    return !properties.isUnclear(path)
        && words.stream().anyMatch(word -> properties.says(word, path));
  }
}
