package io.keyward.functions.http;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.util.HashSet;
import java.util.List;
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

  /**
   * App Service's front end shortens {@code Host} and keeps the original in {@code DISGUISED-HOST};
   * not every plan puts it back (azure-functions-host 2833 and 6602, read 2026-11-22). Front Door
   * keeps it in {@code X-Forwarded-Host}.
   */
  private static final List<String> HOSTS = List.of("host", "disguised-host", "x-forwarded-host");

  private SameOrigin() {}

  static boolean isForeign(HttpRequestMessage<Optional<String>> request) {
    if (HARMLESS.contains(request.getHttpMethod())) {
      return false;
    }
    boolean foreignSite =
        header(request, "sec-fetch-site").filter(site -> !OWN.contains(site)).isPresent();
    boolean foreignOrigin =
        header(request, "origin")
            .filter(origin -> !hosts(request).contains(authority(origin)))
            .isPresent();
    return foreignSite || foreignOrigin;
  }

  /** The names this host is called by; a page of another site cannot set any of the headers. */
  private static Set<String> hosts(HttpRequestMessage<Optional<String>> request) {
    Set<String> hosts = new HashSet<>();
    HOSTS.forEach(name -> header(request, name).ifPresent(hosts::add));
    Optional.ofNullable(request.getUri().getAuthority())
        .ifPresent(own -> hosts.add(own.toLowerCase(Locale.ROOT)));
    return hosts;
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
