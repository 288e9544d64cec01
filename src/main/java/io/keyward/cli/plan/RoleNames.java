package io.keyward.cli.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The ids of Azure's own roles that can touch keys, which a plan may give by name alone.
 *
 * <p>Source: documentation "Azure built-in roles", 2026-02-23, read 2026-11-21.
 */
final class RoleNames {
  private static final String ROLES = "/providers/Microsoft.Authorization/roleDefinitions/";

  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry(
              "key vault crypto service encryption user", "e147488a-f6f5-4113-8e2d-b22465e65bf6"),
          Map.entry("key vault crypto user", "12338af0-0e69-4776-bea7-57ae8d297424"),
          Map.entry("key vault crypto officer", "14b46e9e-c2b7-41b4-b07b-48a6ebf60603"),
          Map.entry("key vault administrator", "00482a5a-887f-4fb3-b363-3b7fe8e74483"),
          Map.entry(
              "key vault crypto service release user", "08bbd89e-9f13-488c-ac41-acfcb10c90ab"),
          Map.entry("key vault reader", "21090545-7ca7-4776-b22c-e363652d74d2"),
          Map.entry("key vault certificate user", "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba"),
          Map.entry("key vault contributor", "f25e0fa2-a7c8-4377-a976-54943a77a395"),
          Map.entry("key vault data access administrator", "8b54135c-b56d-4d72-a534-26097cfdc8d8"),
          Map.entry("key vault purge operator", "a68e7c17-0ab2-4c09-9a58-125dae29748c"),
          Map.entry("key vault secrets officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"),
          Map.entry("key vault secrets user", "4633458b-17de-408a-b874-0445c86b69e6"),
          Map.entry("key vault certificates officer", "a4417e6f-fecd-4de8-b567-7b0420556985"),
          Map.entry("owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
          Map.entry("contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"),
          Map.entry("user access administrator", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"),
          Map.entry("reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"));

  private RoleNames() {}

  /** The role's id as given, else the one of its name; another name stands for its unknown id. */
  static String id(Attributes assignment) {
    String id = assignment.text("role_definition_id");
    String name = assignment.text("role_definition_name");
    boolean isId = !id.isEmpty() && !id.equals(Plan.UNKNOWN);
    return isId
        ? id
        : guid(name)
            .map(guid -> ROLES + guid)
            .orElse(name.isEmpty() ? Plan.UNKNOWN : ROLES + "{" + name + "}");
  }

  /** The id's last part of a role's name. */
  static Optional<String> guid(String name) {
    return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
  }
}
