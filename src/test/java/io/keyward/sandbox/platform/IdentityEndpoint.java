package io.keyward.sandbox.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Deque;
import java.util.Map;

/**
 * Gives the app tokens of its user-assigned identities, as App Service does (api-version
 * 2019-08-01, 2026-11-22).
 *
 * @param names who a client id is in the simulated Azure
 * @param secret what the app must show
 */
record IdentityEndpoint(
    SimulatedAzure azure, String tenant, Map<String, String> names, String secret, Clock clock)
    implements HttpHandler {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public void handleRequest(HttpServerExchange exchange) throws IOException, InterruptedException {
    String client = names.getOrDefault(parameter(exchange, "client_id"), "");
    if (!secret.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"))) {
      exchange.setStatusCode(401);
    } else if (client.isEmpty()) {
      exchange.setStatusCode(400);
    } else {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
      exchange.getResponseSender().send(token(client, parameter(exchange, "resource")).toString());
    }
  }

  private static String parameter(HttpServerExchange exchange, String name) {
    Deque<String> values = exchange.getQueryParameters().get(name);
    return values == null ? "" : values.getFirst();
  }

  private ObjectNode token(String client, String resource)
      throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_secret=sandbox&client_id="
            + client
            + "&scope="
            + URLEncoder.encode(resource + "/.default", StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(azure.endpoint() + "/" + tenant + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpClient http = HttpClient.newBuilder().sslContext(azure.clientTrust()).build();
    JsonNode given = MAPPER.readTree(http.send(request, BodyHandlers.ofString()).body());
    return MAPPER
        .createObjectNode()
        .put("access_token", given.path("access_token").asText())
        .put(
            "expires_on",
            "" + (clock.instant().getEpochSecond() + given.path("expires_in").asLong()))
        .put("resource", resource)
        .put("token_type", "Bearer");
  }
}
