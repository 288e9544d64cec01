package io.keyward.sandbox.azure.limit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.query.BadQuery;
import java.time.Clock;
import java.util.UUID;

/** The refusals of Resource Graph, which carry their reasons as details. */
public final class GraphRefusal {
  private final Clock clock;

  public GraphRefusal(Clock clock) {
    this.clock = clock;
  }

  public Reply throttled() {
    ObjectNode body = envelope("RateLimiting");
    detail(
        body,
        "RateLimiting",
        "Client application has been throttled and should not attempt to repeat the request until"
            + " an amount of time has elapsed. Please see https://aka.ms/resourcegraph-throttling"
            + " for help.");
    return Reply.of(429, body);
  }

  public Reply query(BadQuery why) {
    ObjectNode body = envelope("BadRequest");
    detail(
        body,
        "InvalidQuery",
        "Query is invalid. Please refer to the documentation for the Azure Resource Graph service"
            + " and fix the error before retrying.");
    detail(body, why.kind().code(), String.valueOf(why.getMessage()))
        .put("line", 1)
        .put("characterPositionInLine", why.position())
        .put("token", why.token());
    return Reply.of(400, body);
  }

  public Reply badRequest(String code, String message) {
    ObjectNode body = envelope("BadRequest");
    detail(body, code, message);
    return Reply.of(400, body);
  }

  private ObjectNode envelope(String code) {
    ObjectNode body = Json.object();
    body.putObject("error")
        .put("code", code)
        .put(
            "message",
            "Please provide below info when asking for support: timestamp = "
                + Events.time(clock.instant())
                + ", correlationId = "
                + UUID.randomUUID()
                + ".")
        .putArray("details");
    return body;
  }

  private static ObjectNode detail(ObjectNode body, String code, String message) {
    ArrayNode details = (ArrayNode) body.path("error").path("details");
    return details.addObject().put("code", code).put("message", message);
  }
}
