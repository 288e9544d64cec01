package io.keyward.cli.template.value;

import java.util.Optional;

/**
 * Where a deployment puts its resources.
 *
 * @param group the resource group, "" for a deployment to the subscription itself
 */
public record Place(String subscription, String group) {
  public static final Place UNKNOWN = new Place(Opaque.SUBSCRIPTION, Opaque.RESOURCE_GROUP);

  public Place withGroup(String other) {
    return new Place(subscription, other);
  }

  /** The id of the group or the subscription. */
  public String id() {
    String above = "/subscriptions/" + subscription;
    return group.isEmpty() ? above : above + "/resourceGroups/" + group;
  }

  public Optional<String> id(String type, String name) {
    return below(id(), type, name);
  }

  /** The id of a resource or extension resource: types and names in turn. */
  public static Optional<String> below(String above, String type, String name) {
    String[] types = type.split("/", -1);
    String[] names = name.split("/", -1);
    if (types.length < 2 || names.length != types.length - 1 || name.startsWith("[")) {
      return Optional.empty();
    }
    StringBuilder id = new StringBuilder(above).append("/providers/").append(types[0]);
    for (int i = 0; i < names.length; i++) {
      if (names[i].isBlank()) {
        return Optional.empty();
      }
      id.append('/').append(types[i + 1]).append('/').append(names[i]);
    }
    return Optional.of(id.toString());
  }
}
