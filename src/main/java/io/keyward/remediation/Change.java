package io.keyward.remediation;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.run.Bindings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call that changes Azure, exactly as it will be sent.
 *
 * <p>A text {@code {{name}}} of the body stands for what an earlier step told, see {@link
 * Bindings}.
 *
 * @param url for ARM a path with api-version, for Key Vault a whole https URL
 * @param body the JSON object that is sent, empty for none
 * @param whole whether Azure wants the whole of it, so that the body is laid over what a read shows
 */
public record Change(
    Plane plane, Verb verb, String url, Map<String, @Nullable Object> body, boolean whole) {

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

  /** What is sent is all that Azure wants. */
  public Change(Plane plane, Verb verb, String url, Map<String, @Nullable Object> body) {
    this(plane, verb, url, body, false);
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

  /** The same, for what Azure takes as a whole only. */
  Change ofWhole() {
    return new Change(plane, verb, url, body, true);
  }

  /** Whether it can be sent as long as this is what a read shows. */
  public boolean fits(Lookup<Body> read) {
    return !whole || read instanceof Lookup.Found<Body>;
  }

  /** The call as it is sent, now that a read shows this. */
  public Change over(Lookup<Body> read) {
    return whole && read instanceof Lookup.Found<Body> found
        ? new Change(plane, verb, url, Whole.of(found.value(), body), false)
        : this;
  }
}
