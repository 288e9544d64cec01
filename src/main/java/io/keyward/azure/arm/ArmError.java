package io.keyward.azure.arm;

import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The code and the message of an ARM error, empty where the body has none; made safe to show. */
record ArmError(int status, String code, String message) {
  private static final int LONGEST_CODE = 80;
  private static final int LONGEST_MESSAGE = 200;
  private static final Set<String> ABSENT =
      Set.of("resourcenotfound", "resourcegroupnotfound", "notfound", "parentresourcenotfound");
  private static final Set<String> ABOVE =
      Set.of("subscriptionnotfound", "tenantnotfound", "resourceprovidernotfound");

  static ArmError of(int status, byte[] body) {
    try {
      Map<String, @Nullable Object> answer =
          JsonText.parseObject(new String(body, StandardCharsets.UTF_8));
      Map<?, ?> error = answer.get("error") instanceof Map<?, ?> inner ? inner : answer;
      return new ArmError(
          status,
          shown(error.get("code"), LONGEST_CODE),
          shown(error.get("message"), LONGEST_MESSAGE));
    } catch (BadJson silent) {
      return new ArmError(status, "", "");
    }
  }

  private static String shown(@Nullable Object value, int longest) {
    String text = value instanceof String written ? written : "";
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    return clean.length() > longest ? clean.substring(0, longest) : clean;
  }

  /** Whether the error says that this very resource, or what contains it, does not exist. */
  boolean isAbsenceOf(String name) {
    String lower = code.toLowerCase(Locale.ROOT);
    boolean named = message.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    boolean other = lower.endsWith("notfound") && !ABOVE.contains(lower) && named;
    return status == 404 && (ABSENT.contains(lower) || other);
  }

  /** Status and code, and what was said, for a person. */
  String sentence() {
    return message.isEmpty() ? brief() : brief() + ": " + message;
  }

  /** Status and code. */
  String brief() {
    return code.isEmpty() ? "HTTP " + status : "HTTP " + status + " " + code;
  }
}
