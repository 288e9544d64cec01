package io.keyward.compliance;

import io.keyward.inventory.ResourceId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a waiver covers: one subject, a resource group or a subscription.
 *
 * @param armId the ARM id as written
 * @param subscription the subscription's id in lower case
 * @param whole whether everything below is covered, and not just one subject
 */
public record WaiverScope(String armId, String subscription, boolean whole) {
  private static final Pattern WHOLE =
      Pattern.compile("(?i)/subscriptions/([a-z0-9-]{1,64})(?:/resourceGroups/[^/]{1,90})?/?");
  private static final Pattern NAME = Pattern.compile("(?i)[a-z0-9-]{1,64}");

  /** The scope in an ARM id, empty where it is none of the three. */
  public static Optional<WaiverScope> parse(String armId) {
    String text = armId.strip();
    if (ResourceId.isMalformed(text)) {
      return Optional.empty();
    }
    Matcher match = WHOLE.matcher(text);
    return match.matches()
        ? Optional.of(new WaiverScope(text.replaceFirst("/$", ""), lower(match.group(1)), true))
        : ResourceId.parse(text)
            .filter(id -> NAME.matcher(id.subscription()).matches())
            .map(WaiverScope::of);
  }

  /** One subject. */
  public static WaiverScope of(ResourceId subject) {
    return new WaiverScope(subject.toString(), lower(subject.subscription()), false);
  }

  public boolean covers(ResourceId id) {
    return whole ? id.key().startsWith(key() + "/") : id.key().equals(key());
  }

  String key() {
    return lower(armId);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
