package io.keyward.remediation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call that changes Azure, exactly as it will be sent.
 *
 * <p>{@code {{name}}} in the URL or in a text of the body stands for what an earlier step told, see
 * {@link Bindings}.
 *
 * @param url for ARM a path with api-version, for Key Vault a whole https URL
 * @param body the JSON object that is sent, empty for none
 */
public record Change(Plane plane, Verb verb, String url, Map<String, @Nullable Object> body) {

  /** What may be sent. */
  public enum Verb {
    PUT,
    PATCH,
    POST,
    DELETE
  }

  /** Copies the body. */
  public Change {
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
  }

  /** Whether it may take access from somebody, so that what replaces it must count first. */
  public boolean removesAccess() {
    String path = url.toLowerCase(Locale.ROOT);
    return verb == Verb.DELETE
        || path.contains("/accesspolicies/replace")
        || path.contains("/accesspolicies/remove");
  }

  /** A call to Azure Resource Manager. */
  public static Change arm(Verb verb, String url, Map<String, @Nullable Object> body) {
    return new Change(Plane.ARM, verb, url, body);
  }
}
