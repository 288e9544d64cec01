package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Link;
import java.util.ArrayList;
import java.util.List;

/**
 * What else holds a resource's data, by the paths of its own body.
 *
 * <p>Paths: REST specifications of Machine Learning 2025-12-01, Cognitive Services 2025-06-01 and
 * Video Indexer 2025-04-01 (read 2026-11-21). {@code properties.keyVault} of a workspace holds
 * secrets and is judged as a vault, not as data under the key.
 */
final class LinksParser {
  private final List<Link> links = new ArrayList<>();
  private final Body properties;

  private LinksParser(Body properties) {
    this.properties = properties;
  }

  static List<Link> links(ResourceKind kind, Body body) {
    LinksParser parser = new LinksParser(body.at("properties"));
    switch (kind) {
      case ML_WORKSPACE -> parser.workspace();
      case COGNITIVE_ACCOUNT -> parser.account();
      case VIDEO_INDEXER -> parser.add("video storage", "storageServices", "resourceId");
      default -> {}
    }
    return List.copyOf(parser.links);
  }

  private void workspace() {
    add("workspace storage", "storageAccount");
    add("container registry", "containerRegistry");
    add("Application Insights", "applicationInsights");
    add("managed Cosmos DB", "encryption", "cosmosDbResourceId");
    add("managed Search", "encryption", "searchAccountResourceId");
    add("managed storage", "encryption", "storageAccountResourceId");
  }

  private void account() {
    ownedStorage(properties).forEach(id -> links.add(new Link("own storage", id)));
  }

  /** The ids of customer-owned storage; an expression in place of one, or of all, is one. */
  static List<String> ownedStorage(Body properties) {
    Body list = properties.at("userOwnedStorage");
    return list.isExpression()
        ? List.of(list.text())
        : list.items().stream()
            .flatMap(item -> item.givenOrExpression("resourceId").stream())
            .toList();
  }

  private void add(String role, String... path) {
    properties.given(path).ifPresent(id -> links.add(new Link(role, id)));
  }
}
