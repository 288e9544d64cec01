package io.keyward.sandbox.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.host.http.Json;
import io.keyward.sandbox.host.http.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;

/** What the sandbox honours of host.json; absent values are the real host's defaults. */
public record HostJson(
    String routePrefix, int batchSize, int maxDequeueCount, Duration visibilityTimeout) {

  /** Reads the file. */
  public static HostJson read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("host.json cannot be read.", e);
    }
  }

  static HostJson parse(String text) {
    JsonNode extensions;
    try {
      extensions = Json.read(text).path("extensions");
    } catch (Refusal e) {
      throw new IllegalArgumentException("host.json is not JSON.", e);
    }
    JsonNode queues = extensions.path("queues");
    return new HostJson(
        extensions.path("http").path("routePrefix").asText("api"),
        queues.path("batchSize").asInt(16),
        queues.path("maxDequeueCount").asInt(5),
        Duration.between(
            LocalTime.MIN, LocalTime.parse(queues.path("visibilityTimeout").asText("00:00:00"))));
  }
}
