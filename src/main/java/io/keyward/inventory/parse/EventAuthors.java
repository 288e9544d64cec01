package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who wrote a resource, as the event of ARM calls them: {@code data.claims} (flat, keys are URLs)
 * and {@code data.authorization.evidence.principalId} (shapes as of 2026-11-21).
 *
 * <p>A person may be called by object id or by user principal name, an application by its
 * application id too. Other claims are personal data that nobody here needs.
 */
final class EventAuthors {
  private static final int LONGEST = 256;
  private static final String UPN = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn";
  private static final String SCOPE = "http://schemas.microsoft.com/identity/claims/scope";

  /** Of a person's token these name the tool that they used, such as the az CLI. */
  private static final Set<String> APPLICATION = Set.of("appid", "azp");

  private static final List<String> CLAIMS =
      List.of(
          "oid",
          "appid",
          "azp",
          "upn",
          "http://schemas.microsoft.com/identity/claims/objectidentifier",
          UPN);

  private EventAuthors() {}

  static Set<String> of(Body event) {
    Body data = event.at("data");
    boolean person =
        !data.text("claims", "upn").isEmpty()
            || !data.text("claims", UPN).isEmpty()
            || !data.text("claims", SCOPE).isEmpty()
            || data.says("User", "authorization", "evidence", "principalType");
    return Stream.concat(
            CLAIMS.stream()
                .filter(claim -> !person || !APPLICATION.contains(claim))
                .map((Function<String, String>) name -> data.text("claims", name)),
            Stream.of(data.text("authorization", "evidence", "principalId")))
        .map(id -> id.toLowerCase(Locale.ROOT))
        .filter(id -> !id.isEmpty() && id.length() <= LONGEST)
        .filter(id -> id.chars().noneMatch(Character::isISOControl))
        .collect(Collectors.toUnmodifiableSet());
  }
}
