package io.keyward.remediation;

import io.keyward.inventory.Body;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What earlier steps told, put in place of {@code {{name}}}.
 *
 * <p>{@code {{assignment}}} needs nobody to tell it: the name of a role assignment is a GUID made
 * of its scope, principal and role, so that the same grant has the same name however often it is
 * made.
 */
public record Bindings(Map<String, String> values) {
  private static final String ASSIGNMENT = "{{assignment}}";
  private static final String AUTHORIZATION = "/providers/microsoft.authorization/";

  /** Copies the values. */
  public Bindings {
    values = Map.copyOf(values);
  }

  /** The call with everything in its place. */
  public Change in(Change change) {
    Map<String, @Nullable Object> body = objects(change.body());
    String url = text(change.url());
    String named = url.contains(ASSIGNMENT) ? url.replace(ASSIGNMENT, name(url, body)) : url;
    return new Change(change.plane(), change.verb(), named, body);
  }

  /** The goal of a call, with everything in its place. */
  public Goal in(Goal goal, Change change) {
    String url = text(goal.url());
    String full =
        url.contains(ASSIGNMENT) ? url.replace(ASSIGNMENT, name(url, objects(change.body()))) : url;
    if (goal instanceof Goal.Holds holds) {
      List<Expected> values =
          holds.values().stream()
              .map(it -> new Expected(it.path(), it.match(), text(it.value())))
              .toList();
      return new Goal.Holds(holds.plane(), full, values);
    }
    return goal instanceof Goal.Permits it
        ? new Goal.Permits(full, text(it.objectId()), it.keys(), it.exactly())
        : new Goal.Gone(goal.plane(), full);
  }

  private static String name(String url, Map<String, @Nullable Object> body) {
    String lower = url.toLowerCase(Locale.ROOT);
    int end = lower.indexOf(AUTHORIZATION);
    String scope = end < 0 ? lower : lower.substring(0, end);
    Body properties = Body.of(body).at("properties");
    return assignmentName(
        scope, properties.text("principalId"), properties.text("roleDefinitionId"));
  }

  /** The name of the role assignment of a role, given by its id, to a principal at a scope. */
  public static String assignmentName(String scope, String principalId, String roleId) {
    String role = roleId.substring(roleId.lastIndexOf('/') + 1);
    String all = String.join("|", "keyward", scope, principalId, role).toLowerCase(Locale.ROOT);
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private String text(String text) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return filled;
  }

  private Map<String, @Nullable Object> objects(Map<?, ?> members) {
    Map<String, @Nullable Object> filled = new LinkedHashMap<>();
    members.forEach((name, value) -> filled.put(text(String.valueOf(name)), any(value)));
    return filled;
  }

  private @Nullable Object any(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Map<?, ?> map) {
      return objects(map);
    }
    return value instanceof List<?> list ? list.stream().map(this::any).toList() : value;
  }
}
