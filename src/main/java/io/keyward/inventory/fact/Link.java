package io.keyward.inventory.fact;

import io.keyward.inventory.ResourceKind;
import java.util.Map;
import java.util.Set;

/**
 * Another resource that holds data of this one.
 *
 * @param role what it is to the resource, in words such as "workspace storage"
 * @param id its ARM id as written
 */
public record Link(String role, String id) {
  private static final Map<String, ResourceKind> KINDS =
      Map.of(
          "workspace storage", ResourceKind.STORAGE_ACCOUNT,
          "container registry", ResourceKind.CONTAINER_REGISTRY,
          "Application Insights", ResourceKind.APPLICATION_INSIGHTS,
          "managed Cosmos DB", ResourceKind.COSMOS_ACCOUNT,
          "managed Search", ResourceKind.SEARCH_SERVICE,
          "managed storage", ResourceKind.STORAGE_ACCOUNT,
          "own storage", ResourceKind.STORAGE_ACCOUNT,
          "video storage", ResourceKind.STORAGE_ACCOUNT,
          "log workspace", ResourceKind.LOG_WORKSPACE,
          "log cluster", ResourceKind.LOG_CLUSTER);

  private static final Set<ResourceKind> OF_AGENTS =
      Set.of(
          ResourceKind.STORAGE_ACCOUNT, ResourceKind.COSMOS_ACCOUNT, ResourceKind.SEARCH_SERVICE);

  /** Whether a resource of that kind can be what the link says it is. */
  public boolean fits(ResourceKind kind) {
    ResourceKind expected = KINDS.get(role);
    return role.startsWith("agent data") ? OF_AGENTS.contains(kind) : kind.equals(expected);
  }
}
