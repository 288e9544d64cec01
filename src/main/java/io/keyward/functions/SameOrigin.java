package io.keyward.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a changing request comes from a page of another site, as the browser says; a client that
 * is no browser says nothing and is not concerned.
 */
final class SameOrigin {
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private SameOrigin() {}

  static boolean isForeign(HttpRequestMessage<Optional<String>> request) {
    if (HARMLESS.contains(request.getHttpMethod())) {
      return false;
    }
    boolean foreignSite =
        header(request, "sec-fetch-site").filter(site -> !OWN.contains(site)).isPresent();
    boolean foreignOrigin =
        header(request, "origin")
            .filter(origin -> !authority(origin).equals(host(request)))
            .isPresent();
    return foreignSite || foreignOrigin;
  }

  private static String host(HttpRequestMessage<Optional<String>> request) {
    return header(request, "host")
        .orElseGet(
            () ->
                Optional.ofNullable(request.getUri())
                    .map(URI::getAuthority)
                    .orElse("")
                    .toLowerCase(Locale.ROOT));
  }

  /** Host and port of an origin; what is none, such as {@code null}, equals no host. */
  private static String authority(String origin) {
    return origin.matches("https?://[^/?#@]+") ? origin.substring(origin.indexOf("//") + 2) : "?";
  }

  private static Optional<String> header(
      HttpRequestMessage<Optional<String>> request, String name) {
    return request.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
