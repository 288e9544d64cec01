package io.keyward.remediation.run;

import io.keyward.inventory.Body;
import io.keyward.remediation.Change;
import io.keyward.remediation.Expected;
import io.keyward.remediation.Goal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What earlier steps told, put in place of a text that is {@code {{name}}} and nothing else.
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
    String url = named(change.url(), body);
    return new Change(change.plane(), change.verb(), url, body, change.whole());
  }

  /** The goal of a call, with everything in its place. */
  public Goal in(Goal goal, Change change) {
    String full = named(goal.url(), objects(change.body()));
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

  /** The name of a role assignment stands at the end of its path and nowhere else. */
  private static String named(String url, Map<String, @Nullable Object> body) {
    int at = url.lastIndexOf(ASSIGNMENT + "?");
    return at < 0
        ? url
        : url.substring(0, at) + name(url, body) + url.substring(at + ASSIGNMENT.length());
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

  /** A text that is a name as a whole; what merely holds one came from outside and stays. */
  private String text(String text) {
    return text.startsWith("{{") && text.endsWith("}}")
        ? values.getOrDefault(text.substring(2, text.length() - 2), text)
        : text;
  }

  private Map<String, @Nullable Object> objects(Map<?, ?> members) {
    Map<String, @Nullable Object> filled = new LinkedHashMap<>();
    members.forEach((name, value) -> filled.put(String.valueOf(name), any(value)));
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
