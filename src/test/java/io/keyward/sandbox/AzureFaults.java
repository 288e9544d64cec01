package io.keyward.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.azure.limit.Faults;
import io.keyward.sandbox.host.event.FaultTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands the host's fault request to the simulated Azure, part by part. */
final class AzureFaults {
  private static final List<String> PARTS =
      List.of(
          "arm",
          "keyvault",
          "paths",
          "resourceGraphLagSeconds",
          "retryAfterSeconds",
          "timeoutSeconds",
          "seed");

  private static final int MOST_MILLIS = 60_000;

  private final SimulatedAzure azure;
  private final ObjectNode current = JsonNodeFactory.instance.objectNode();

  AzureFaults(SimulatedAzure azure) {
    this.azure = azure;
  }

  Map<String, FaultTarget> targets() {
    Map<String, FaultTarget> targets = new LinkedHashMap<>();
    PARTS.forEach(part -> targets.put(part, settings -> prepare(part, settings)));
    targets.put("throttle", this::throttle);
    targets.put("latencyMillis", this::latency);
    return targets;
  }

  private Runnable throttle(JsonNode settings) {
    if (!settings.isBoolean()) {
      throw new IllegalArgumentException("throttle is true or false");
    }
    return () -> azure.throttle(settings.booleanValue());
  }

  private Runnable latency(JsonNode settings) {
    if (!settings.isInt() || settings.intValue() < 0 || settings.intValue() > MOST_MILLIS) {
      throw new IllegalArgumentException("latencyMillis is a number from 0 to " + MOST_MILLIS);
    }
    return () -> azure.latency(Duration.ofMillis(settings.intValue()));
  }

  private synchronized Runnable prepare(String part, JsonNode settings) {
    Faults.parse(with(part, settings).toString());
    return () -> inForce(part, settings);
  }

  private synchronized void inForce(String part, JsonNode settings) {
    current.set(part, settings);
    azure.faults(Faults.parse(current.toString()));
  }

  private ObjectNode with(String part, JsonNode settings) {
    ObjectNode next = current.deepCopy();
    next.set(part, settings);
    return next;
  }
}
