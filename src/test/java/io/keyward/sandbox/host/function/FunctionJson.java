package io.keyward.sandbox.host.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import io.keyward.sandbox.host.http.Json;
import io.keyward.sandbox.host.http.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads what the build wrote about each function.
 *
 * @param resolve puts settings in the place of their names
 */
record FunctionJson(UnaryOperator<String> resolve) {
  private static final String FILE = "function.json";

  /** One for each folder that has a function.json. */
  List<FunctionDescriptor> functions(Path app) {
    try (Stream<Path> folders = Files.list(app)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(FILE)))
          .sorted()
          .map(this::function)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The functions in " + app + " cannot be read.", e);
    }
  }

  private FunctionDescriptor function(Path folder) {
    String name = folder.getFileName().toString();
    try {
      JsonNode json = Json.read(Files.readString(folder.resolve(FILE)));
      Path jar = folder.resolve(text(json, "scriptFile")).normalize();
      return new FunctionDescriptor(
          name,
          trigger(name, json.path("bindings")),
          new EntryPoint.Packaged(jar, text(json, "entryPoint")));
    } catch (Refusal | IllegalArgumentException e) {
      throw new IllegalArgumentException("The function.json of " + name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("The function.json of " + name + " cannot be read.", e);
    }
  }

  private Trigger trigger(String name, JsonNode bindings) {
    List<JsonNode> triggers =
        StreamSupport.stream(bindings.spliterator(), false)
            .filter(binding -> binding.path("type").asText().endsWith("Trigger"))
            .toList();
    if (triggers.size() != 1) {
      throw new IllegalArgumentException("it has " + triggers.size() + " triggers, not one.");
    }
    JsonNode binding = triggers.get(0);
    return switch (text(binding, "type")) {
      case "httpTrigger" -> http(name, binding);
      case "timerTrigger" -> new Trigger.Timer(resolve.apply(text(binding, "schedule")));
      case "queueTrigger" -> new Trigger.Queue(resolve.apply(text(binding, "queueName")));
      case "eventGridTrigger" -> new Trigger.EventGrid();
      case "warmupTrigger" -> new Trigger.Warmup();
      default -> throw new IllegalArgumentException("its trigger is not known here.");
    };
  }

  private Trigger http(String name, JsonNode binding) {
    String route = binding.path("route").asText("");
    Set<HttpMethod> methods = new HashSet<>();
    binding.path("methods").forEach(method -> methods.add(HttpMethod.value(method.asText())));
    String level = binding.path("authLevel").asText("FUNCTION").toUpperCase(Locale.ROOT);
    return new Trigger.Http(
        RouteTemplate.parse(route.isEmpty() ? name : resolve.apply(route)),
        methods,
        AuthorizationLevel.valueOf(level));
  }

  private static String text(JsonNode json, String name) {
    String text = json.path(name).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing.");
    }
    return text;
  }
}
