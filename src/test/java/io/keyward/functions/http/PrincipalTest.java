package io.keyward.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which names a caller is known. */
final class PrincipalTest {
  /** Of a person's token the application is the tool that they used, which others use too. */
  @ParameterizedTest
  @CsvSource({
    "preferred_username, dave@contoso.com, 'dave-oid,dave@contoso.com'",
    "scp, user_impersonation, dave-oid",
    "idtyp, app, 'dave-oid,the-cli'",
  })
  void theToolOfAPersonIsNoNameOfTheirs(String claim, String value, String names) {
    String json =
        "{'claims':[{'typ':'oid','val':'dave-oid'},{'typ':'appid','val':'The-CLI'},{'typ':'"
            + claim
            + "','val':'"
            + value
            + "'}]}";
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    Principal principal = Principal.parse(Base64.getEncoder().encodeToString(bytes)).orElseThrow();

    assertThat(principal.actor().names()).containsExactlyInAnyOrder(names.split(","));
  }
}
