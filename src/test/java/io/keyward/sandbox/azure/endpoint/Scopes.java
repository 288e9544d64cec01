package io.keyward.sandbox.azure.endpoint;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.role.ManagementGroups;
import java.util.Locale;
import java.util.Optional;

/** Whether the places that a path names exist. */
public final class Scopes {
  public static final String GROUP_TYPE = "Microsoft.Resources/resourceGroups";

  private final Documents documents;

  public Scopes(Documents documents) {
    this.documents = documents;
  }

  public static String groupId(String subscription, String group) {
    return "/subscriptions/" + subscription + "/resourceGroups/" + group;
  }

  Optional<ArmError> groupRefusal(String subscription, String group) {
    Optional<ArmError> missing = Tenant.refusal(subscription);
    boolean known = group.isEmpty() || documents.find(groupId(subscription, group)).isPresent();
    return missing.isPresent() || known ? missing : Optional.of(ArmError.groupNotFound(group));
  }

  /** Why the management group, subscription or resource group of a path is not there. */
  Optional<ArmError> placeRefusal(ArmPath path) {
    if (!path.subscription().isEmpty()) {
      return groupRefusal(path.subscription(), path.group());
    }
    String group = ManagementGroups.groupOf(path.scope());
    return group.isEmpty() || new ManagementGroups(documents).find(group).isPresent()
        ? Optional.empty()
        : Optional.of(ManagementGroupEndpoint.missing(group));
  }

  /** Why nothing can be at that path: no such subscription, group, resource above or parent. */
  Optional<ArmError> refusal(ArmPath path) {
    if (!path.namespace().toLowerCase(Locale.ROOT).startsWith("microsoft.")) {
      return Optional.of(
          ArmError.notFound(
              "InvalidResourceNamespace",
              "The resource namespace '" + path.namespace() + "' is invalid."));
    }
    if (path.subscription().isEmpty()) {
      return placeRefusal(path);
    }
    return placeRefusal(path).or(() -> above(path)).or(() -> parent(path));
  }

  private Optional<ArmError> above(ArmPath path) {
    return path.isExtension()
        ? ArmPath.of(path.scope())
            .filter(scope -> !isPresent(scope))
            .map(ArmError::resourceNotFound)
        : Optional.empty();
  }

  private Optional<ArmError> parent(ArmPath path) {
    return path.parent()
        .filter(parent -> !isPresent(parent))
        .map(parent -> ArmError.parentNotFound(path, parent.label()));
  }

  private boolean isPresent(ArmPath path) {
    return documents.find(path.id()).isPresent()
        || documents.find(Documents.Shelf.KEYS, path.id()).isPresent();
  }
}
