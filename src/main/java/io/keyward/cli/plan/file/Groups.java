package io.keyward.cli.plan.file;

import io.keyward.inventory.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of resource groups: those that the plan knows, else with an unknown subscription. */
public final class Groups {
  private static final Pattern GROUP =
      Pattern.compile("(?i)/subscriptions/[^/]+/resourceGroups/([^/]+)");

  private final Map<String, Set<String>> known = new HashMap<>();

  private Groups() {}

  public static Groups of(Planned planned) {
    Groups groups = new Groups();
    for (PlannedResource resource : planned.resources()) {
      String id = resource.text("id");
      Matcher group = GROUP.matcher(id);
      if (group.lookingAt() && (ResourceId.parse(id).isPresent() || group.matches())) {
        groups
            .known
            .computeIfAbsent(group.group(1).toLowerCase(Locale.ROOT), key -> new HashSet<>())
            .add(group.group());
      }
    }
    return groups;
  }

  public String id(String name) {
    Set<String> ids = known.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of());
    return ids.size() == 1
        ? ids.iterator().next()
        : "/subscriptions/{subscription}/resourceGroups/"
            + (name.isEmpty() ? "{resourceGroup}" : name);
  }
}
