package io.keyward.inventory;

import java.util.Locale;

/** Scopes of role assignments: "/" and management groups lie above every subscription. */
public final class Scope {
  public static final String MANAGEMENT_GROUPS =
      "/providers/microsoft.management/managementgroups/";

  private Scope() {}

  /**
   * Whether an assignment on a scope counts for the resource of an id. A management group may lie
   * above it: lists from Azure name only those that do.
   */
  public static boolean covers(String scope, String id) {
    String above = trimmed(scope);
    String below = trimmed(id);
    return scope.strip().equals("/")
        || isManagementGroup(scope)
        || (!above.isEmpty() && (below.equals(above) || below.startsWith(above + "/")));
  }

  /** Whether it is a management group's. */
  public static boolean isManagementGroup(String scope) {
    return trimmed(scope).startsWith(MANAGEMENT_GROUPS);
  }

  /** The form to compare and to sort by; the root stays "/". */
  public static String key(String scope) {
    return scope.strip().equals("/") ? "/" : trimmed(scope);
  }

  private static String trimmed(String scope) {
    String lower = scope.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
