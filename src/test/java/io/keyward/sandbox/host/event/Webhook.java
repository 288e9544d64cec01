package io.keyward.sandbox.host.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.keyward.sandbox.host.function.FunctionCatalog;
import io.keyward.sandbox.host.function.FunctionDescriptor;
import io.keyward.sandbox.host.function.InvocationFailure;
import io.keyward.sandbox.host.function.Invoker;
import io.keyward.sandbox.host.function.Trigger;
import io.keyward.sandbox.host.http.Answer;
import io.keyward.sandbox.host.http.Call;
import io.keyward.sandbox.host.http.Endpoint;
import io.keyward.sandbox.host.http.Json;
import io.keyward.sandbox.host.http.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * The webhook of the Event Grid extension, with its header rules and answers (2026-11-21).
 *
 * <p>Guards of the sandbox beside them: bodies up to 1 MB, up to 100 events in one delivery, JSON
 * up to 200 levels deep.
 */
public final class Webhook implements Endpoint {
  static final int EVENTS = 100;
  private final FunctionCatalog catalog;
  private final Invoker invoker;
  private final ExecutorService pool;

  /** The pool serves deliveries of several events. */
  public Webhook(FunctionCatalog catalog, Invoker invoker, ExecutorService pool) {
    this.catalog = catalog;
    this.invoker = invoker;
    this.pool = pool;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    FunctionDescriptor function = function(call);
    if (call.method().equals("OPTIONS")) {
      return handshake(call);
    }
    call.require("POST");
    return switch (call.header("aeg-event-type").orElse("").toLowerCase(Locale.ROOT)) {
      case "subscriptionvalidation" -> validation(Json.read(call.body()));
      case "notification" -> notification(function, Json.read(call.body()));
      case "unsubscribe" -> Answer.empty(202);
      default ->
          throw new Refusal(
              400,
              "The header aeg-event-type is SubscriptionValidation, Notification or Unsubscribe.");
    };
  }

  private FunctionDescriptor function(Call call) throws Refusal {
    return call.parameter("functionName")
        .flatMap(catalog::find)
        .filter(found -> found.trigger() instanceof Trigger.EventGrid)
        .orElseThrow(() -> new Refusal(404, "No Event Grid function of that name is served."));
  }

  /** CloudEvents: whoever asks to post may post. */
  private static Answer handshake(Call call) throws Refusal {
    String origin =
        call.header("webhook-request-origin")
            .orElseThrow(() -> new Refusal(400, "The header WebHook-Request-Origin is missing."));
    return Answer.empty(200)
        .with("WebHook-Allowed-Origin", origin)
        .with("WebHook-Allowed-Rate", "*");
  }

  private static Answer validation(JsonNode body) throws Refusal {
    JsonNode code = events(body).get(0).path("data").path("validationCode");
    if (!code.isTextual()) {
      throw new Refusal(400, "The validation event has no validationCode.");
    }
    return Answer.json(200, Map.of("validationResponse", code.textValue()));
  }

  private Answer notification(FunctionDescriptor function, JsonNode body) throws Refusal {
    List<JsonNode> events = events(body);
    boolean all;
    try {
      all = events.size() == 1 ? runOne(function, events.get(0)) : runAll(function, events);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(503, "The sandbox is closing.");
    }
    return all ? Answer.empty(202) : Answer.problem(500, "The function failed for an event.");
  }

  private boolean runAll(FunctionDescriptor function, List<JsonNode> events)
      throws InterruptedException {
    List<Future<Boolean>> runs = new ArrayList<>();
    for (JsonNode event : events) {
      runs.add(pool.submit(() -> runOne(function, event)));
    }
    boolean all = true;
    for (Future<Boolean> run : runs) {
      try {
        all &= run.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("An event could not be handed over.", e);
      }
    }
    return all;
  }

  private boolean runOne(FunctionDescriptor function, JsonNode event) throws InterruptedException {
    try {
      invoker.run(function, event.toString());
      return true;
    } catch (InvocationFailure e) {
      return false;
    }
  }

  private static List<JsonNode> events(JsonNode body) throws Refusal {
    List<JsonNode> events = new ArrayList<>();
    if (body instanceof ArrayNode array) {
      array.forEach(events::add);
    } else {
      events.add(body);
    }
    if (events.isEmpty() || !events.stream().allMatch(JsonNode::isObject)) {
      throw new Refusal(400, "The body is an event or an array of events.");
    }
    if (events.size() > EVENTS) {
      throw new Refusal(413, "A delivery holds at most " + EVENTS + " events here.");
    }
    return events;
  }
}
