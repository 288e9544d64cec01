package io.keyward.cli;

import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A simulated tenant that holds chains of resources, each in a group and under a vault of its own.
 */
public final class GivenTenant implements AutoCloseable {
  static final String FIRST = "00000000-0000-0000-0000-000000000001";
  static final String SECOND = "00000000-0000-0000-0000-000000000002";

  final SimulatedAzure azure;
  private final Database database = Database.inMemory();
  private final List<Map<String, Object>> bodies = new ArrayList<>();

  GivenTenant(Path directory) {
    azure =
        SimulatedAzure.start(
            new SimulatedAzure.Options(
                0, directory, database.dataSource(), Clock.systemUTC(), event -> {}));
  }

  /** A chain of a file, under another name, with one text in it replaced by another. */
  GivenTenant chain(String file, String name, String from, String to) {
    String text = text(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " does not hold " + from);
    }
    return load(name, FIRST, text.replace(from, to));
  }

  /** A sound chain. */
  GivenTenant chain(String file) {
    return load(file, FIRST, text(file));
  }

  /** A sound chain in the other subscription. */
  GivenTenant elsewhere(String file, String name) {
    return load(name, SECOND, text(file));
  }

  private GivenTenant load(String name, String subscription, String text) {
    String own =
        text.replace("00000000-0000-0000-0000-0000000000aa", subscription)
            .replace("/resourceGroups/rg/", "/resourceGroups/rg-" + name + "/")
            .replace("kv-sound", "kv-" + name);
    List<Map<String, Object>> read = new ArrayList<>();
    try {
      JsonText.parseObject(own).values().forEach(body -> read.add(object(body)));
      // What is of the directory alone has no id in ARM; neither side is given it.
      read.removeIf(body -> !String.valueOf(body.get("id")).startsWith("/subscriptions/"));
    } catch (BadJson e) {
      throw new IllegalArgumentException(name, e);
    }
    azure.loadBodies(read);
    bodies.addAll(read);
    return this;
  }

  @SuppressWarnings("unchecked") // the JSON reader only builds maps with text keys
  private static Map<String, Object> object(Object body) {
    return (Map<String, Object>) body;
  }

  private static String text(String file) {
    try (InputStream in = GivenTenant.class.getResourceAsStream("/chains/" + file + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All bodies, as a file for evaluate. */
  String asFile() {
    return JsonText.write(bodies);
  }

  @Override
  public void close() {
    azure.close();
    database.close();
  }
}
