package io.keyward.sandbox.azure.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tree of management groups above the subscriptions; its root is named as the tenant. */
public final class ManagementGroups {
  public static final String TYPE = "Microsoft.Management/managementGroups";
  public static final String PLACEMENT = TYPE + "/subscriptions";
  private static final String PREFIX = "/providers/" + TYPE + "/";
  public static final String ROOT = PREFIX + Tenant.ID;

  private final Documents documents;

  public ManagementGroups(Documents documents) {
    this.documents = documents;
  }

  public static String id(String name) {
    return PREFIX + name;
  }

  /** The management group that a scope is or lies in directly by its address; empty for none. */
  public static String groupOf(String scope) {
    String[] segments = scope.split("/", -1);
    boolean inGroup = scope.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    return inGroup && segments.length > 4 ? id(segments[4]) : "";
  }

  /** The group of that id; the root is always there. */
  public Optional<ObjectNode> find(String id) {
    Optional<ObjectNode> stored = documents.find(id).map(Document::body);
    return stored.isEmpty() && id.equalsIgnoreCase(ROOT) ? Optional.of(root()) : stored;
  }

  private static ObjectNode root() {
    ObjectNode body = Json.object().put("id", ROOT).put("type", TYPE).put("name", Tenant.ID);
    body.putObject("properties")
        .put("tenantId", Tenant.ID)
        .put("displayName", "Tenant Root Group")
        .putObject("details")
        .put("version", 1);
    return body;
  }

  /** All groups, the root first. */
  public List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>(find(ROOT).stream().toList());
    documents.under(PREFIX).stream()
        .filter(document -> document.isType(TYPE) && !document.id().equalsIgnoreCase(ROOT))
        .map(Document::body)
        .forEach(all::add);
    return all;
  }

  /** The group right above a group; empty for the root. */
  public String above(String group) {
    if (group.equalsIgnoreCase(ROOT)) {
      return "";
    }
    String parent =
        find(group).map(body -> Json.text(body, "properties.details.parent.id")).orElse("");
    return parent.isEmpty() ? ROOT : parent;
  }

  /** The group that a subscription was put into. */
  public String ofSubscription(String subscription) {
    return placement(subscription).map(document -> groupOf(document.id())).orElse(ROOT);
  }

  public Optional<Document> placement(String subscription) {
    return documents.under(PREFIX).stream()
        .filter(document -> document.isType(PLACEMENT))
        .filter(document -> document.name().equalsIgnoreCase(subscription))
        .findFirst();
  }

  /** The groups at and above a scope, nearest first. */
  public List<String> chain(String scope) {
    String subscription = Tenant.subscriptionOf(scope);
    String here = subscription.isEmpty() ? groupOf(scope) : ofSubscription(subscription);
    List<String> chain = new ArrayList<>();
    while (!here.isEmpty() && !has(chain, here)) {
      chain.add(here);
      here = above(here);
    }
    return chain;
  }

  private static boolean has(List<String> groups, String group) {
    return groups.stream().anyMatch(group::equalsIgnoreCase);
  }

  /** Whether the second group is the first or lies below it. */
  public boolean holds(String upper, String lower) {
    return has(chain(lower), upper);
  }

  /** The subscriptions in a group and below. */
  public List<String> subscriptions(String group) {
    return Tenant.SUBSCRIPTIONS.stream()
        .filter(subscription -> has(chain("/subscriptions/" + subscription), group))
        .toList();
  }

  /** What reaches a scope from above. */
  public Reach reach(String scope) {
    String lower = scope.toLowerCase(Locale.ROOT);
    return new Reach(lower.equals("/") ? "" : lower, chain(scope), this);
  }

  /**
   * A scope with the management groups above it.
   *
   * @param scope in lower case, empty for the tenant
   */
  public record Reach(String scope, List<String> groups, ManagementGroups all) {

    /** Whether what is granted at the other scope holds here: at it or above. */
    public boolean isReachedFrom(String other) {
      String upper = other.toLowerCase(Locale.ROOT);
      String group = groupOf(other);
      if (upper.isEmpty() || upper.equals("/")) {
        return true;
      }
      boolean listed = (scope + "/").startsWith(upper + "/") || has(groups, other);
      boolean inSubscription = groupOf(scope).isEmpty();
      return listed || (inSubscription && isUnknown(group));
    }

    /** A group that is only named, in a loaded body, counts as the root. */
    private boolean isUnknown(String group) {
      return !group.isEmpty() && all.find(group).isEmpty();
    }

    /** Whether the other scope lies below this one. */
    public boolean isAbove(String other) {
      String lower = other.toLowerCase(Locale.ROOT) + "/";
      return lower.startsWith(scope + "/")
          || (!groupOf(scope).isEmpty() && has(all.chain(other), groupOf(scope)));
    }
  }
}
