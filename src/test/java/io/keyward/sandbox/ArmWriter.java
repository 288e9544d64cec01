package io.keyward.sandbox;

import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Writes to the simulated Azure as a person with an access token would. */
final class ArmWriter {
  private final HttpClient http;
  private final String endpoint;
  private final String token;

  ArmWriter(Tenancy tenancy, String clientId) {
    http = HttpClient.newBuilder().sslContext(tenancy.azure().clientTrust()).build();
    endpoint = tenancy.azure().endpoint();
    token = signIn(clientId);
  }

  private String signIn(String clientId) {
    String form =
        "grant_type=client_credentials&client_secret=sandbox&scope=https%3A%2F%2Fmanagement.azure.com"
            + "%2F.default&client_id="
            + clientId;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + "/" + Tenancy.TENANT + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return send(request).text("access_token");
  }

  /** Creates or replaces, and gives the answer; a refusal stops the story with Azure's words. */
  Body put(String path, String apiVersion, Map<String, ?> body) {
    return write("PUT", path, apiVersion, body);
  }

  /** Changes some properties. */
  Body patch(String path, String apiVersion, Map<String, ?> body) {
    return write("PATCH", path, apiVersion, body);
  }

  private Body write(String method, String path, String apiVersion, Map<String, ?> body) {
    return send(
        HttpRequest.newBuilder(URI.create(endpoint + path + "?api-version=" + apiVersion))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(JsonText.write(body)))
            .build());
  }

  private Body send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      Body body = Body.of(JsonText.parse(response.body()));
      if (response.statusCode() >= 300) {
        throw new CannotStart(
            request.uri().getPath() + " was refused: " + body.text("error", "message"));
      }
      return body;
    } catch (IOException | BadJson e) {
      throw new CannotStart(request.uri().getPath() + " was not answered");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("it was interrupted");
    }
  }
}
