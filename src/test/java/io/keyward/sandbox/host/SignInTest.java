package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private static SampleHost host;

  @BeforeAll
  static void start() {
    host = SampleHost.inMemory();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void cookieMakesTheCallerAPrincipal() throws Exception {
    String cookie = signIn("user=alice&roles=Keyward.Reader,Keyward.Approver");

    List<String> words = List.of(whoAmI(cookie, "").split(" "));

    JsonNode principal = new ObjectMapper().readTree(Base64.getDecoder().decode(words.get(0)));
    assertThat(words.get(1)).isEqualTo("alice");
    assertThat(principal.path("role_typ").asText()).isEqualTo("roles");
    assertThat(principal.path("claims").findValuesAsText("val"))
        .containsExactly(
            "alice",
            "alice",
            "11111111-1111-1111-1111-111111111111",
            "Keyward.Reader",
            "Keyward.Approver");
  }

  @Test
  void principalOfACallerWithACookieIsTheCookies() throws Exception {
    String cookie = signIn("user=bob");

    assertThat(whoAmI(cookie, "forged")).doesNotContain("forged").endsWith(" bob");
  }

  @Test
  void callerWithoutACookieMaySendAPrincipal() throws Exception {
    assertThat(whoAmI("", "own")).startsWith("own ");
    assertThat(whoAmI("AppServiceAuthSession=unknown", "own")).startsWith("own ");
  }

  @Test
  void cookieIsForTheServerAlone() throws Exception {
    HttpResponse<String> answer = host.get("/.auth/login/sandbox?user=a");

    assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
        .matches("AppServiceAuthSession=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Lax");
  }

  @Test
  void signedOutCallerIsNobody() throws Exception {
    String cookie = signIn("user=carol");

    host.send(host.request("/.auth/logout").header("Cookie", cookie));

    assertThat(whoAmI(cookie, "")).isEqualTo("nobody nobody");
  }

  @Test
  void callerSeesWhoTheyAre() throws Exception {
    String cookie = signIn("user=dave&roles=R");

    assertThat(host.send(host.request("/.auth/me").header("Cookie", cookie)).body())
        .contains("\"user_id\":\"dave\"");
    assertThat(host.get("/.auth/me").statusCode()).isEqualTo(401);
  }

  @Test
  void pageAsksForANameAndEscapesWhatItWasGiven() throws Exception {
    HttpResponse<String> form =
        host.get("/.auth/login/sandbox?post_login_redirect_uri=%22%3E%3Cscript%3E");
    HttpResponse<String> welcome = host.get("/.auth/login/sandbox?user=%3Cscript%3E&roles=%26");

    assertThat(form.body()).contains("<form", "&quot;&gt;&lt;script&gt;").doesNotContain("<script");
    assertThat(welcome.body()).contains("&lt;script&gt;", "&amp;").doesNotContain("<script");
  }

  @Test
  void callerIsSentBackWhereTheyCameFrom() throws Exception {
    HttpResponse<String> answer =
        host.get("/.auth/login/sandbox?user=a&post_login_redirect_uri=/api/console/x?y=1");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("/api/console/x?y=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example",
        "/%5Cevil.example",
        "/a%0D%0AX:1",
        "%2F%2Fe"
      })
  void callerIsNotSentElsewhere(String target) throws Exception {
    HttpResponse<String> answer =
        host.get("/.auth/login/sandbox?user=a&post_login_redirect_uri=" + target);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00b", "a%0Ab"})
  void namesWithControlCharactersAreRefused(String user) throws Exception {
    assertThat(host.get("/.auth/login/sandbox?user=" + user).statusCode()).isEqualTo(400);
  }

  private static String signIn(String query) throws Exception {
    return host.get("/.auth/login/sandbox?" + query)
        .headers()
        .firstValue("set-cookie")
        .orElseThrow()
        .replaceFirst(";.*", "");
  }

  private static String whoAmI(String cookie, String principal) throws Exception {
    HttpRequest.Builder request = host.request("/api/me");
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    if (!principal.isEmpty()) {
      request.header("X-MS-CLIENT-PRINCIPAL", principal);
    }
    return host.send(request).body();
  }
}
