package io.keyward.cli.template.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts access policies that are declared beside their vault into the vault, as Azure does. */
public final class AccessPolicies {
  private static final String VAULT = "Microsoft.KeyVault/vaults";

  /** Which of them are left, depends on what is there at the deployment. */
  private static final String REMOVED = "[policies are removed]";

  private static final String BESIDE = "Microsoft.KeyVault/vaults/accessPolicies";

  private AccessPolicies() {}

  /** The bodies; policies whose vault is elsewhere stay bodies of their own. */
  public static List<Map<String, @Nullable Object>> joined(
      List<Map<String, @Nullable Object>> bodies) {
    Map<String, Map<String, @Nullable Object>> vaults = new HashMap<>();
    bodies.stream()
        .filter(body -> Json.text(body, "type").equalsIgnoreCase(VAULT))
        .filter(body -> body.get("properties") instanceof Map<?, ?>)
        .forEach(body -> vaults.putIfAbsent(key(body), body));
    List<Map<String, @Nullable Object>> kept = new ArrayList<>();
    for (Map<String, @Nullable Object> body : bodies) {
      Map<String, @Nullable Object> vault = isAdded(body) ? vaults.get(vault(body)) : null;
      if (vault == null) {
        kept.add(body);
      } else {
        join(vault, body);
      }
    }
    return kept;
  }

  private static boolean isAdded(Map<?, ?> body) {
    return Json.text(body, "type").equalsIgnoreCase(BESIDE);
  }

  private static String verb(Map<?, ?> body) {
    String name = Json.text(body, "name").toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String key(Map<?, ?> vault) {
    return Json.text(vault, "id").toLowerCase(Locale.ROOT);
  }

  private static String vault(Map<?, ?> policies) {
    String id = Json.text(policies, "id").toLowerCase(Locale.ROOT);
    int end = id.lastIndexOf("/accesspolicies/");
    return end < 0 ? "" : id.substring(0, end);
  }

  private static void join(
      Map<String, @Nullable Object> vault, Map<String, @Nullable Object> beside) {
    Map<String, @Nullable Object> properties = Json.copy(Json.object(vault, "properties"));
    Object own = Json.member(properties, "accessPolicies").orElse(List.of());
    Object more = Json.member(Json.object(beside, "properties"), "accessPolicies").orElse("[]");
    if (verb(beside).equals("remove")) {
      properties.put("accessPolicies", REMOVED);
    } else if (verb(beside).equals("replace")) {
      properties.put("accessPolicies", more);
    } else if (own instanceof List<?> list && more instanceof List<?> added) {
      List<@Nullable Object> both = new ArrayList<>(list);
      both.addAll(added);
      properties.put("accessPolicies", both);
    } else {
      properties.put("accessPolicies", own instanceof List<?> ? more : own);
    }
    vault.put("properties", properties);
  }
}
