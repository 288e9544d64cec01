package io.keyward.sandbox.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.keyward.sandbox.Tenancy;
import io.keyward.testing.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Speaks to a running sandbox as its users and the clients of Azure do. */
public final class Wire {
  public static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
  public static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg-e2e";
  public static final String VERSION = "2025-06-01";
  public static final String WEBHOOK = "/runtime/webhooks/EventGrid?functionName=ResourceEvents";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PRINCIPAL = principal(Tenancy.TENANT, "Keyward.Reader");

  public final String host;
  final String azure;
  private final HttpClient http;
  private final String token;
  private final String vaultToken;

  Wire(String host, String azure, SSLContext tls) {
    this.host = host;
    this.azure = azure;
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
    token = signIn("management.azure.com");
    vaultToken = signIn("vault.azure.net");
  }

  static Wire to(Tenancy tenancy) {
    return new Wire(tenancy.hostUrl(), tenancy.azure().endpoint(), tenancy.azure().clientTrust());
  }

  /** What came back. */
  public record Reply(int status, String text) {
    public JsonNode json() {
      return parse(text);
    }
  }

  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  public static String account(String name) {
    return GROUP + "/providers/Microsoft.CognitiveServices/accounts/" + name;
  }

  /** The body of an account of the kind that is used most. */
  public static String body(String classification) {
    return """
        {"location":"westeurope","kind":"OpenAI","sku":{"name":"S0"},"properties":{},
         "identity":{"type":"SystemAssigned"},"tags":{"DataClassification":"%s"}}
        """
        .formatted(classification);
  }

  /** An event as Event Grid posts it. */
  public static String written(String id, String eventId) {
    return """
        {"id":"%s","topic":"%s","subject":"%s","dataVersion":"2","metadataVersion":"1",
         "eventType":"Microsoft.Resources.ResourceWriteSuccess",
         "eventTime":"2026-11-21T09:10:11.1234567Z",
         "data":{"resourceUri":"%s","operationName":"Microsoft.CognitiveServices/accounts/write",
                 "status":"Succeeded"}}
        """
        .formatted(eventId, SUBSCRIPTION, id, id);
  }

  /** The header that App Service authentication adds. */
  public static String principal(String tenant, String role) {
    return SignedIn.as("ana", tenant, role);
  }

  private String signIn(String audience) {
    String form =
        "grant_type=client_credentials&client_secret=x&client_id=writer"
            + "&scope=https%3A%2F%2F"
            + audience
            + "%2F.default";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(azure + "/" + Tenancy.TENANT + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return send(request).json().path("access_token").asText();
  }

  public Reply arm(String method, String path, String version, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(azure + path + "?api-version=" + version))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body)));
  }

  /** A call to a vault itself, as one who may do everything there. */
  public Reply vault(String method, String vault, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(azure + path + "?api-version=7.4"))
            .header("Content-Type", "application/json")
            .header("X-Sandbox-Host", vault + ".vault.azure.net")
            .header("Authorization", "Bearer " + vaultToken)
            .method(method, BodyPublishers.ofString(body)));
  }

  public Reply put(String path, String body) {
    return arm("PUT", path, VERSION, body);
  }

  public void group() {
    arm("PUT", GROUP, "2021-04-01", "{\"location\":\"westeurope\"}");
  }

  public Reply api(String path) {
    return send(at(path).header(SignedIn.HEADER, PRINCIPAL));
  }

  public Reply post(String path, String body) {
    return send(at(path).POST(BodyPublishers.ofString(body)));
  }

  /** What that person sends to the API. */
  public Reply as(String person, String role, String path, String body) {
    return send(
        at(path)
            .header(SignedIn.HEADER, SignedIn.as(person, Tenancy.TENANT, role))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public Reply event(String body) {
    return send(
        at(WEBHOOK).header("aeg-event-type", "Notification").POST(BodyPublishers.ofString(body)));
  }

  /** The cookie of somebody who signed in without any role. */
  public String sessionOf(String user) {
    try {
      return http.send(at("/.auth/login/sandbox?user=" + user).build(), BodyHandlers.discarding())
          .headers()
          .firstValue("Set-Cookie")
          .orElse("")
          .replaceFirst(";.*", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(host + path));
  }

  /** Moves the sandbox's clock; comes back when all that fell due is done. */
  public Reply advance(String span) {
    return post("/sandbox/clock", "{\"advance\":\"" + span + "\"}");
  }

  /** Moves it while each timer fires so often at most. */
  public Reply advance(Duration span, int firings) {
    return post("/sandbox/clock", "{\"advance\":\"%s\",\"firings\":%d}".formatted(span, firings));
  }

  /** What the sandbox's clock says. */
  public Instant now() {
    return Instant.parse(send(at("/sandbox/clock")).json().path("now").asText());
  }

  /** All listed tickets of one subject. */
  public List<JsonNode> tickets(String subject) {
    return items("/api/tickets?subject=" + encoded(subject));
  }

  /** All listed tickets in that state. */
  public List<JsonNode> ticketsIn(String state) {
    return items("/api/tickets?top=500&state=" + state);
  }

  /** All items of a list of the API, whose path has a query already. */
  public List<JsonNode> items(String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).json();
      page.path("items").forEach(items::add);
      cursor = page.path("cursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    return items;
  }

  /** What is kept about one judged resource. */
  public JsonNode judged(String id) {
    return api("/api/resources/" + encoded(id)).json();
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What is there as soon as it is what is wanted, or after a minute. */
  public static <T> T awaited(Supplier<T> look, T wanted) {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    T seen = look.get();
    while (!seen.equals(wanted) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      seen = look.get();
    }
    return seen;
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.timeout(Duration.ofMinutes(16)).build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
