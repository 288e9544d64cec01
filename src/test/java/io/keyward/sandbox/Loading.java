package io.keyward.sandbox;

import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.sandbox.azure.SimulatedAzure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the ARM bodies of a folder into the tenant: single resources, arrays and list answers. */
final class Loading {
  private final SimulatedAzure azure;

  Loading(SimulatedAzure azure) {
    this.azure = azure;
  }

  void load(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new CannotStart("--load " + folder + " is not a folder");
    }
    try {
      azure.loadBodies(bodies(folder));
    } catch (IllegalArgumentException e) {
      throw new CannotStart("--load " + folder + ": " + e.getMessage());
    }
  }

  private static List<Map<String, Object>> bodies(Path folder) {
    List<Map<String, Object>> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        collect(JsonText.parse(Files.readString(file)), bodies);
      }
    } catch (IOException | BadJson e) {
      throw new CannotStart("--load " + folder + " cannot be read: " + e.getMessage());
    }
    return bodies;
  }

  @SuppressWarnings("unchecked") // the JSON reader only builds maps with text keys
  private static void collect(@Nullable Object json, List<Map<String, Object>> bodies) {
    if (json instanceof List<?> list) {
      list.forEach(item -> collect(item, bodies));
    } else if (json instanceof Map<?, ?> map && map.get("value") instanceof List<?> list) {
      list.forEach(item -> collect(item, bodies));
    } else if (json instanceof Map<?, ?> map) {
      bodies.add((Map<String, Object>) map);
    }
  }
}
