package io.keyward.sandbox.host.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who signed in at the simulated App Service authentication. */
record Principal(String user, List<String> roles) {
  static final String HEADERS = "x-ms-client-principal";
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private static final String CLAIMS = "http://schemas.microsoft.com/identity/claims/";

  Principal {
    roles = List.copyOf(roles);
  }

  /** The request's headers as App Service would hand them over; its own are replaced. */
  Map<String, String> on(Map<String, String> headers) {
    Map<String, String> replaced = new TreeMap<>(headers);
    replaced.keySet().removeIf(name -> name.startsWith(HEADERS));
    String json = Json.text(document());
    replaced.put(
        HEADERS, Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    replaced.put(HEADERS + "-id", user);
    replaced.put(HEADERS + "-name", user);
    replaced.put(HEADERS + "-idp", "aad");
    return replaced;
  }

  List<Map<String, String>> claims() {
    List<Map<String, String>> claims = new ArrayList<>();
    claims.add(claim("name", user));
    claims.add(claim(CLAIMS + "objectidentifier", user));
    claims.add(claim(CLAIMS + "tenantid", TENANT));
    roles.forEach(role -> claims.add(claim("roles", role)));
    return claims;
  }

  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("auth_typ", "aad");
    document.put("name_typ", "name");
    document.put("role_typ", "roles");
    document.put("claims", claims());
    return document;
  }

  private static Map<String, String> claim(String type, String value) {
    Map<String, String> claim = new LinkedHashMap<>();
    claim.put("typ", type);
    claim.put("val", value);
    return claim;
  }
}
