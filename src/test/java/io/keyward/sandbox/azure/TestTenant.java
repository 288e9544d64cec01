package io.keyward.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** A tenant for one test class, spoken to over the wire by a client named writer. */
public final class TestTenant implements AutoCloseable {
  public static final String SUBSCRIPTION = "/subscriptions/" + Tenant.SUBSCRIPTIONS.get(0);
  public static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg";
  static final String VERSION = "2024-10-01";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** What came back. */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {
    String code() {
      return body.path("error").path("code").asText();
    }

    String text(String dotted) {
      return Json.text(body, dotted);
    }
  }

  public final SimulatedAzure azure;
  public final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final HttpClient client;
  private final String token;

  private TestTenant(Path directory, DataSource database, Clock clock) {
    azure =
        SimulatedAzure.start(
            new SimulatedAzure.Options(
                0, directory, database, clock, event -> events.add(Json.stored(event))));
    client = HttpClient.newBuilder().sslContext(azure.clientTrust()).build();
    token = signIn("writer");
  }

  public static TestTenant start(Path directory) {
    return start(directory, memory(), Clock.systemUTC());
  }

  public static TestTenant start(Path directory, DataSource database, Clock clock) {
    return new TestTenant(directory, database, clock);
  }

  public static DataSource memory() {
    SQLiteDataSource database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite::memory:");
    return database;
  }

  public static DataSource file(Path directory) {
    SQLiteDataSource database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite:" + directory.resolve("state.db").toAbsolutePath());
    return database;
  }

  String signIn(String clientId) {
    return form(
            "/" + Tenant.ID + "/oauth2/v2.0/token",
            "grant_type=client_credentials&client_secret=x&client_id="
                + clientId
                + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default")
        .text("access_token");
  }

  Answer form(String path, String form) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(form)));
  }

  /** A call to ARM; the api-version is added when the path has no query. */
  public Answer call(String method, String path, String body) {
    String address = path.contains("?") ? path : path + "?api-version=" + VERSION;
    return send(signed(address).method(method, BodyPublishers.ofString(body)));
  }

  public Answer get(String path) {
    return call("GET", path, "");
  }

  public Answer put(String path, String body) {
    return call("PUT", path, body);
  }

  public Answer patch(String path, String body) {
    return call("PATCH", path, body);
  }

  /** A call to the data plane of a vault. */
  public Answer vault(String vault, String method, String path, String body) {
    return send(
        signed(path + "?api-version=7.4")
            .header("X-Sandbox-Host", vault + ".vault.azure.net")
            .method(method, BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder signed(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
  }

  URI uri(String path) {
    return URI.create(azure.endpoint() + path.replace(" ", "%20"));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      JsonNode body =
          Json.parse(response.body()).<JsonNode>map(node -> node).orElse(MissingNode.getInstance());
      return new Answer(response.statusCode(), body, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static String account(String name) {
    return GROUP + "/providers/Microsoft.CognitiveServices/accounts/" + name;
  }

  public static String vaultId(String name) {
    return GROUP + "/providers/Microsoft.KeyVault/vaults/" + name;
  }

  public static String identityId(String name) {
    return GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + name;
  }

  public void group() {
    put(GROUP, "{\"location\":\"westeurope\"}");
  }

  @Override
  public void close() {
    azure.close();
  }
}
