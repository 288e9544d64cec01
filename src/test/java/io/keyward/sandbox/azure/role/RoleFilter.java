package io.keyward.sandbox.azure.role;

import io.keyward.sandbox.azure.model.ArmError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which role assignments a caller asks for.
 *
 * @param onlyAbove whether those below the scope are left out
 * @param principal the principal they are for, empty for all
 * @param throughGroups whether those of the principal's groups count as well
 */
public record RoleFilter(boolean onlyAbove, String principal, boolean throughGroups) {
  private static final Pattern AT_SCOPE =
      Pattern.compile("atScope\\(\\s*\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PRINCIPAL =
      Pattern.compile("principalId\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);
  private static final Pattern ASSIGNED =
      Pattern.compile("assignedTo\\(\\s*'([^']*)'\\s*\\)", Pattern.CASE_INSENSITIVE);

  /** Reads a filter; empty when it is none that Azure takes. */
  public static Optional<RoleFilter> parse(String text) {
    RoleFilter filter = new RoleFilter(false, "", false);
    if (text.isBlank()) {
      return Optional.of(filter);
    }
    for (String clause : text.split("(?i)\\s+and\\s+", -1)) {
      Matcher principal = PRINCIPAL.matcher(clause.strip());
      Matcher assigned = ASSIGNED.matcher(clause.strip());
      if (AT_SCOPE.matcher(clause.strip()).matches()) {
        filter = new RoleFilter(true, filter.principal, filter.throughGroups);
      } else if (principal.matches()) {
        filter = new RoleFilter(filter.onlyAbove, principal.group(1), false);
      } else if (assigned.matches()) {
        filter = new RoleFilter(filter.onlyAbove, assigned.group(1), true);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(filter);
  }

  public static ArmError refusal(String text) {
    return ArmError.badRequest(
        "UnsupportedFilter",
        "The filter '"
            + text
            + "' is not supported. Supported filters are either 'atScope()' or 'principalId eq"
            + " '{value}' or assignedTo('{value}')'.");
  }
}
