package io.keyward.sandbox;

import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.testing.SignedIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Asks the running app, as a reader with a browser would. */
final class Console {
  private static final String PRINCIPAL = SignedIn.as("narrator", Tenancy.TENANT, "Keyward.Reader");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String host;

  Console(Tenancy tenancy) {
    host = tenancy.hostUrl();
  }

  List<Body> items(String path) {
    return send(request(path).GET().build()).items("items");
  }

  /** Waits until all that was raised so far is delivered and done. */
  void settle() {
    advance("PT1S");
  }

  void advance(String period) {
    String body = JsonText.write(Map.of("advance", period));
    send(request("/sandbox/clock").POST(BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(host + path))
        .header("Content-Type", "application/json")
        .header(SignedIn.HEADER, PRINCIPAL);
  }

  private Body send(HttpRequest request) {
    try {
      return Body.of(JsonText.parse(http.send(request, BodyHandlers.ofString()).body()));
    } catch (IOException | BadJson e) {
      throw new CannotStart(request.uri().getPath() + " was not answered");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("it was interrupted");
    }
  }
}
