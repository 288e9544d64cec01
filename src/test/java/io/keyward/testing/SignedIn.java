package io.keyward.testing;

import io.keyward.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The header that App Service authentication adds to a request of somebody who is signed in. */
public final class SignedIn {
  public static final String HEADER = "x-ms-client-principal";
  private static final String CLAIMS = "http://schemas.microsoft.com/identity/claims/";

  private SignedIn() {}

  /** The header's value for a person with one role. */
  public static String as(String person, String tenant, String role) {
    Map<String, Object> principal =
        Map.of(
            "auth_typ",
            "aad",
            "name_typ",
            "name",
            "role_typ",
            "roles",
            "claims",
            List.of(
                claim(CLAIMS + "objectidentifier", person),
                claim(CLAIMS + "tenantid", tenant),
                claim("roles", role)));
    String json = JsonText.write(principal);
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> claim(String type, String value) {
    return Map.of("typ", type, "val", value);
  }
}
