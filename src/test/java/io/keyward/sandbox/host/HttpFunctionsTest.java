package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFunctionsTest {
  private static SampleHost host;

  @BeforeAll
  static void start() {
    host = SampleHost.inMemory();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /api/tickets/42               | 200 | id=42 query={}",
        "GET    | /api/TICKETS/42               | 200 | id=42 query={}",
        "GET    | /api/tickets/42/              | 200 | id=42 query={}",
        "GET    | /api/tickets/a%2Fb%20c%25     | 200 | id=a/b c% query={}",
        "GET    | /api/tickets/a+b              | 200 | id=a+b query={}",
        "GET    | /api/tickets/%E2%82%AC        | 200 | id=\u20ac query={}",
        "GET    | /api/tickets/1?a=b+c%2Fd&e    | 200 | id=1 query={a=b c/d, e=}",
        "GET    | /api/tickets/1?a=1&a=2        | 200 | id=1 query={a=1,2}",
        "GET    | /api/tickets/..%2F..%2Fx      | 200 | id=../../x query={}",
        "GET    | /api/console/a/b%2Fc          | 200 | GET page a/b/c",
        "GET    | /api/console                  | 200 | GET page",
        "DELETE | /api/console/x                | 200 | DELETE page x",
        "GET    | /api/maybe                    | 200 | maybe not",
        "GET    | /api/maybe/1                  | 200 | maybe 1",
        "GET    | /api/bad-header               | 500 | The function failed",
        "GET    | /api/broken                   | 500 | The function failed",
        "GET    | /api/tickets                  | 404 | Nothing is served",
        "GET    | /api/tickets//approve         | 404 | Nothing is served",
        "GET    | /api/other                    | 404 | Nothing is served",
        "GET    | /                             | 404 | Nothing is served",
        "GET    | /other                        | 404 | Nothing is served",
        "GET    | /api/tickets/%FF              | 400 | ",
        "DELETE | /api/tickets/42               | 405 | does not serve that method",
        "PATCH  | /api/tickets/42/approve       | 405 | does not serve that method",
        "GET    | /api/closed                   | 401 | needs a key",
        "GET    | /api/closed?code=fk           | 200 | open",
        "GET    | /api/closed?code=mk           | 200 | open",
        "GET    | /api/closed?code=no           | 401 | needs a key",
        "GET    | /api/master?code=fk           | 401 | needs a key",
        "GET    | /api/master?code=mk           | 200 | open"
      })
  void routesAnswer(String method, String path, int status, String body) throws Exception {
    HttpResponse<String> answer =
        host.send(host.request(path).method(method, HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .contains(body == null ? "" : body)
        .doesNotContain("secret detail", "\tat ");
  }

  @Test
  void bodyAndItsTypeComeAndGo() throws Exception {
    HttpResponse<String> answer = host.post("/api/tickets/7/approve", "h\u00e9");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"id\":\"7\",\"body\":\"h\u00e9\"}");
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
  }

  @ParameterizedTest
  @ValueSource(ints = {(1 << 20) + 1, 3 << 20, 40 << 20})
  void bodyAboveOneMegabyteIsRefused(int length) throws Exception {
    HttpResponse<String> answer = host.post("/api/tickets/7/approve", "x".repeat(length));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void headRunsAGetAndHasNoBody() throws Exception {
    HttpResponse<String> answer =
        host.send(
            host.request("/api/tickets/1").method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Seen")).contains("GET");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void optionsTellsTheMethods() throws Exception {
    HttpResponse<String> answer =
        host.send(
            host.request("/api/tickets/1").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void keyInTheHeaderOpensAClosedFunction() throws Exception {
    HttpResponse<String> answer =
        host.send(host.request("/api/closed").header("x-functions-key", "fk"));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void failureNamesItsInvocation() throws Exception {
    HttpResponse<String> answer = host.get("/api/broken");

    assertThat(answer.body()).contains("\"invocationId\":\"").contains("\"status\":500");
  }
}
