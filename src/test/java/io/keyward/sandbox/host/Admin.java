package io.keyward.sandbox.host;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the host's administration that starts a function by hand. */
final class Admin implements Endpoint {
  private final FunctionCatalog catalog;
  private final Invoker invoker;
  private final Timers timers;

  Admin(FunctionCatalog catalog, Invoker invoker, Timers timers) {
    this.catalog = catalog;
    this.invoker = invoker;
    this.timers = timers;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    List<String> path = call.segments().subList(1, call.segments().size());
    if (path.equals(List.of("host", "status"))) {
      call.require("GET");
      return Answer.json(
          200, Map.of("state", "Running", "version", "4.0.0.0", "errors", List.of()));
    }
    if (path.equals(List.of("functions"))) {
      call.require("GET");
      return Answer.json(200, catalog.functions().stream().map(Admin::listed).toList());
    }
    if (path.size() == 2 && path.get(0).equals("functions")) {
      call.require("POST");
      return fire(path.get(1), call.body());
    }
    throw new Refusal(404, "Nothing is served at this address.");
  }

  /** Runs the function before it answers, so that what follows can rely on it. */
  private Answer fire(String name, String body) throws Refusal {
    FunctionDescriptor function =
        catalog.find(name).orElseThrow(() -> new Refusal(404, "No function of that name."));
    if (function.trigger() instanceof Trigger.Http) {
      throw new Refusal(400, "An HTTP function is started by a request to its route.");
    }
    String input = input(body);
    try {
      Optional<TimerRun> timer = timers.find(function);
      if (timer.isPresent()) {
        timer.get().runNow();
      } else {
        invoker.run(function, input);
      }
    } catch (InvocationFailure e) {
      // As on the real host, the answer tells that it was started, the log how it went.
      return Answer.empty(202);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(503, "The sandbox is closing.");
    }
    return Answer.empty(202);
  }

  private static String input(String body) throws Refusal {
    if (body.isBlank()) {
      return "";
    }
    JsonNode document = Json.read(body);
    if (!document.isObject()) {
      throw new Refusal(400, "The body is an object such as {\"input\":\"...\"}.");
    }
    JsonNode input = document.path("input");
    return input.isTextual() || input.isMissingNode() ? input.asText() : input.toString();
  }

  private static Map<String, Object> listed(FunctionDescriptor function) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", function.name());
    entry.put("trigger", function.trigger().kind());
    if (function.trigger() instanceof Trigger.Timer timer) {
      entry.put("schedule", timer.schedule());
    } else if (function.trigger() instanceof Trigger.Queue queue) {
      entry.put("queueName", queue.queueName());
    } else if (function.trigger() instanceof Trigger.Http http) {
      entry.put("route", http.route().text());
      entry.put("methods", http.methods());
      entry.put("authLevel", http.level());
    }
    return entry;
  }
}
