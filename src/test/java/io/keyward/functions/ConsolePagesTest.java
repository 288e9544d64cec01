package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.console.Assets;
import io.keyward.console.Shelf;
import io.keyward.functions.http.Gate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console over HTTP. */
final class ConsolePagesTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private final Shelf shelf = new Shelf();
  private final ConsolePages pages = new ConsolePages(new Gate(true, TENANT), shelf.console);

  @AfterEach
  void close() {
    shelf.close();
  }

  private static String text(HttpResponseMessage answer) {
    return String.valueOf(answer.getBody());
  }

  private HttpResponseMessage get(String path, String tenant, String... roles) {
    return pages.page(FakeRequest.by(tenant, roles).at(path));
  }

  @ParameterizedTest
  @CsvSource({
    "Keyward.Reader,        200",
    "Keyward.Approver,      200",
    "Keyward.SecurityAdmin, 200",
    "Contoso.Admin,         403"
  })
  void pagesAreShownByRole(String role, int status) {
    for (String page :
        new String[] {"", "/tickets", "/resources", "/keys", "/waivers", "/alerts", "/audit"}) {
      assertThat(get("/console" + page, TENANT, role).getStatusCode()).as(page).isEqualTo(status);
      assertThat(get("/console" + page, "2222", role).getStatusCode()).as(page).isEqualTo(403);
    }
  }

  @Test
  void whoeverDidNotSignInGetsALinkToDoSo() {
    HttpResponseMessage answer =
        pages.page(FakeRequest.plain().at("/console/tickets?state=failed"));

    assertThat(answer.getStatusCode()).isEqualTo(401);
    assertThat(text(answer))
        .contains("Sign in first.")
        .contains(
            "/.auth/login/aad?post_login_redirect_uri=%2Fconsole%2Ftickets%3Fstate%3Dfailed\"")
        .doesNotContain("<nav");
  }

  @Test
  void aForgedHeaderIsNotBelievedWhereNobodyAuthenticates() {
    ConsolePages open = new ConsolePages(new Gate(false, TENANT), shelf.console);

    assertThat(open.page(FakeRequest.by(TENANT, "Keyward.Reader").at("/console")).getStatusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console", "/console/x", "/console/tickets/none"})
  void everyAnswerIsGuarded(String path) {
    HttpResponseMessage answer = get(path, TENANT, "Keyward.Reader");

    assertThat(answer.getHeader("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                + " connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
                + " base-uri 'none'");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "state, odd",
    "severity, odd",
    "verdict, odd",
    "cursor, <",
    "cursor, abc",
    "q, a\u0001b"
  })
  void anOddQueryIsRefusedOnAPage(String name, String value) {
    HttpResponseMessage answer =
        pages.page(
            FakeRequest.by(TENANT, "Keyward.Reader").at("/console/tickets").asking(name, value));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(text(answer)).contains("That did not work");
  }

  @Test
  void filesMayBeKeptForEver() {
    Matcher url =
        Pattern.compile("/console/assets/(console\\.[0-9a-f]+\\.css)")
            .matcher(text(get("/console", TENANT, "Keyward.Reader")));
    assertThat(url.find()).isTrue();

    HttpResponseMessage answer =
        new ConsoleAssets(Assets.load()).file(FakeRequest.plain(), url.group(1));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeader("Content-Type")).isEqualTo("text/css; charset=utf-8");
    assertThat(answer.getHeader("Cache-Control")).contains("immutable");
  }

  @Test
  void aFileThatIsNotThereIsNotFound() {
    HttpResponseMessage answer =
        new ConsoleAssets(Assets.load()).file(FakeRequest.plain(), "Console.class");

    assertThat(answer.getStatusCode()).isEqualTo(404);
  }
}
