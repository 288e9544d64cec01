package io.keyward.cli.plan;

import io.keyward.cli.plan.file.Groups;
import io.keyward.cli.plan.file.Json;
import io.keyward.cli.plan.file.Planned;
import io.keyward.cli.plan.file.PlannedResource;
import io.keyward.cli.plan.file.References;
import io.keyward.inventory.ResourceId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ids, addresses and principals that Azure gives only at apply: made up so that all who refer to
 * the same resource say the same. Parts that nobody knows yet are in braces.
 */
final class Made {
  private static final String KEY = "azurerm_key_vault_key";

  private final Planned planned;
  private final References references;
  private final Groups groups;
  private final Map<String, Optional<String>> ids = new HashMap<>();

  Made(Planned planned) {
    this.planned = planned;
    this.references = new References(planned);
    this.groups = Groups.of(planned);
  }

  Planned planned() {
    return planned;
  }

  References references() {
    return references;
  }

  /** What an attribute of a planned resource will be, where that is of the wanted sort. */
  Optional<String> text(References.Target target, Wanted wanted) {
    PlannedResource resource = target.resource();
    if (!wanted.accepts(resource.type(), target.attribute())) {
      return Optional.empty();
    }
    String known = resource.text(target.attribute());
    if (!known.isEmpty() && wanted != Wanted.ID) {
      return Optional.of(known);
    }
    return switch (wanted) {
      case KEY -> keyUri(resource, target.attribute().equals("id"));
      case ID -> id(resource);
      case PRINCIPAL -> Optional.of(principal(resource));
      case CLIENT -> Optional.of(client(resource));
      case VAULT_URI -> vaultUri(resource);
    };
  }

  String principal(PlannedResource resource) {
    boolean own = resource.type().equals("azurerm_user_assigned_identity");
    String known =
        own
            ? resource.text("principal_id")
            : Json.list(resource.values(), "identity").stream()
                .map(block -> Json.text(block, "principal_id"))
                .findFirst()
                .orElse("");
    return known.isEmpty() ? "{principal of " + resource.address() + "}" : known;
  }

  String client(PlannedResource identity) {
    String known = identity.text("client_id");
    return known.isEmpty() ? "{client of " + identity.address() + "}" : known;
  }

  Optional<String> vaultUri(PlannedResource vault) {
    String known = vault.text("vault_uri");
    String name = vault.text("name");
    return known.isEmpty()
        ? Optional.of("https://" + name + ".vault.azure.net/").filter(uri -> !name.isEmpty())
        : Optional.of(known);
  }

  /** The address of a planned key, with the version that it will get or without. */
  Optional<String> keyUri(PlannedResource key, boolean versioned) {
    String known = key.text(versioned ? "id" : "versionless_id");
    if (!known.isEmpty()) {
      return Optional.of(known);
    }
    String name = key.text("name");
    return vaultOf(key)
        .filter(uri -> !name.isEmpty())
        .map(uri -> uri + "keys/" + name + (versioned ? "/{version-of-" + name + "}" : ""));
  }

  private Optional<String> vaultOf(PlannedResource key) {
    String vault = key.text("key_vault_id");
    return vault.isEmpty()
        ? references.of(key.module(), key.expressions().get("key_vault_id")).stream()
            .filter(target -> target.resource().type().equals("azurerm_key_vault"))
            .findFirst()
            .flatMap(target -> vaultUri(target.resource()))
        : ResourceId.parse(vault).map(id -> "https://" + id.name() + ".vault.azure.net/");
  }

  /** The ARM id, where enough is known to write it. */
  Optional<String> id(PlannedResource resource) {
    Optional<String> before = ids.get(resource.address());
    if (before != null) {
      return before;
    }
    ids.put(resource.address(), Optional.empty());
    Optional<String> id = written(resource, new Attributes(resource, this));
    ids.put(resource.address(), id);
    return id;
  }

  private Optional<String> written(PlannedResource resource, Attributes attributes) {
    String known = resource.text(resource.type().equals(KEY) ? "resource_versionless_id" : "id");
    if (known.startsWith("/") && !known.contains("|")) {
      return Optional.of(known);
    }
    String name = resource.text("name");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return switch (resource.type()) {
      case KEY -> under(attributes, "key_vault_id", "/keys/" + name);
      case "azurerm_role_assignment" ->
          under(attributes, "scope", "/providers/Microsoft.Authorization/roleAssignments/" + name);
      case "azurerm_monitor_diagnostic_setting" ->
          under(
              attributes,
              "target_resource_id",
              "/providers/Microsoft.Insights/diagnosticSettings/" + name);
      case "azurerm_ai_foundry_project" ->
          under(attributes, "ai_services_hub_id", "").map(hub -> beside(hub, name));
      case "azurerm_resource_group" -> Optional.of(groups.id(name));
      case "azapi_resource" -> under(attributes, "parent_id", "").map(p -> below(p, resource));
      default ->
          ArmTypes.of(resource.type())
              .map(
                  type ->
                      groups.id(resource.text("resource_group_name"))
                          + "/providers/"
                          + type
                          + "/"
                          + name);
    };
  }

  private static Optional<String> under(Attributes attributes, String argument, String rest) {
    return attributes
        .following(argument, Wanted.ID)
        .map(String::valueOf)
        .filter(above -> above.startsWith("/"))
        .map(above -> above + rest);
  }

  private static String beside(String id, String name) {
    return id.substring(0, id.lastIndexOf('/') + 1) + name;
  }

  /** A child of its parent's type goes below it; all else starts a provider of its own. */
  static String below(String parent, PlannedResource resource) {
    String type = ArmTypes.withoutVersion(resource.text("type"));
    String above = ResourceId.parse(parent).map(ResourceId::type).orElse("");
    String last = type.substring(type.lastIndexOf('/') + 1);
    boolean child =
        (above + "/" + last).toLowerCase(Locale.ROOT).equals(type.toLowerCase(Locale.ROOT));
    return parent + (child ? "/" + last : "/providers/" + type) + "/" + resource.text("name");
  }
}
