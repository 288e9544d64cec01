package io.keyward.functions.http;

import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.ticket.Actor;
import io.keyward.workflow.Person;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who calls, as App Service authentication says it in {@code X-MS-CLIENT-PRINCIPAL}.
 *
 * <p>Shape: Base64 of {@code {"auth_typ","claims":[{"typ","val"}],"name_typ","role_typ"}}; claims
 * pass a default mapping, so both forms of a name are looked for (documentation read 2026-11-21).
 *
 * @param objectId the caller's object id in its tenant
 * @param tenantId the caller's tenant
 * @param names all ids and names that events of Azure may call the caller by
 */
public record Principal(String objectId, String tenantId, Set<String> names, Set<Role> roles) {
  private static final int LONGEST = 65_536;
  private static final String IDENTITY = "http://schemas.microsoft.com/identity/claims/";
  private static final String UPN = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn";
  private static final String SCOPE = "http://schemas.microsoft.com/identity/claims/scope";
  private static final List<String> NAMES =
      List.of("oid", IDENTITY + "objectidentifier", "upn", UPN, "preferred_username");

  /** Of a person's token these name the tool that they used. */
  private static final List<String> ALL_NAMES =
      Stream.concat(NAMES.stream(), Stream.of("appid", "azp")).toList();

  private static final String ROLE = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

  /** The principal in the header's text, empty when it is none. */
  static Optional<Principal> parse(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] json = Base64.getDecoder().decode(header.strip());
      Body body = Body.of(JsonText.parseObject(new String(json, StandardCharsets.UTF_8)));
      return Optional.of(of(body)).filter(principal -> !principal.objectId().isEmpty());
    } catch (IllegalArgumentException | BadJson e) {
      return Optional.empty();
    }
  }

  private static Principal of(Body body) {
    String roleType = body.given("role_typ").orElse("roles");
    Set<Role> roles =
        values(body, List.of("roles", roleType, ROLE)).stream()
            .flatMap(value -> Role.of(value).stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Principal(
        first(body, List.of("oid", IDENTITY + "objectidentifier")),
        first(body, List.of("tid", IDENTITY + "tenantid")),
        Set.copyOf(values(body, isPerson(body) ? NAMES : ALL_NAMES)),
        roles);
  }

  private static boolean isPerson(Body body) {
    return !values(body, List.of("upn", UPN, "preferred_username", "scp", SCOPE)).isEmpty();
  }

  private static List<String> values(Body body, List<String> types) {
    return body.items("claims").stream()
        .filter(claim -> types.contains(claim.text("typ")))
        .map(claim -> claim.text("val"))
        .toList();
  }

  private static String first(Body body, List<String> types) {
    List<String> values = values(body, types);
    return values.isEmpty() ? "" : values.get(0);
  }

  /** Who they are on a ticket. */
  public Actor actor() {
    return new Actor(objectId, names);
  }

  /** Who decides, and as what. */
  public Person person() {
    return new Person(actor(), may(Role.SECURITY_ADMIN));
  }

  public boolean may(Role needed) {
    return roles.stream().anyMatch(role -> role.includes(needed));
  }
}
