package io.keyward.bench.load;

import io.keyward.bench.measure.House;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.platform.TrustStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The app in a process of its own, with a heap as a small instance has, and what is asked of it.
 */
final class AppUnderLoad implements AutoCloseable {
  static final int HEAP = 256;

  /** As the Functions host starts Java (worker.config.json of the Java worker, read 2026-11-21). */
  private static final List<String> FLAGS =
      List.of(
          "-Xms" + HEAP + "m",
          "-Xmx" + HEAP + "m",
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          House.JAVA_OPTS,
          "-Djava.util.logging.config.file=src/test/resources/logging.properties");

  private static final Set<String> ENDED = Set.of("closed", "resolved");

  private final Process process;
  private final BufferedReader out;
  private final Writer in;
  private final URI host;
  private final HttpClient http = HttpClient.newHttpClient();

  private AppUnderLoad(Process process) throws IOException {
    this.process = process;
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("http://")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("The app did not start.");
    }
    host = URI.create(line);
  }

  static AppUnderLoad start(SimulatedAzure azure, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(TrustStore.write(folder.resolve("trust.jks"), azure.caFile()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(LoadedApp.class.getName(), azure.endpoint()));
    command.add(folder.resolve("data").toString());
    return new AppUnderLoad(
        new ProcessBuilder(command).redirectError(folder.resolve("app.log").toFile()).start());
  }

  /** Where events are posted. */
  URI webhook() {
    return host.resolve("/runtime/webhooks/EventGrid?functionName=ResourceEvents");
  }

  /** How it is now; its heap too, after a collection, where that is wanted. */
  synchronized Map<String, Double> now(boolean collected) throws IOException {
    in.write(collected ? "collected\n" : "now\n");
    in.flush();
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The app has ended.");
    }
    try {
      Map<String, Double> now = new HashMap<>();
      JsonText.parseObject(line)
          .forEach((name, value) -> now.put(name, Double.parseDouble(String.valueOf(value))));
      return now;
    } catch (BadJson e) {
      throw new IOException("The app told something else: " + line, e);
    }
  }

  /** Moves its clock; comes back when all that fell due is done. */
  void pass(Duration time) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(host.resolve("/sandbox/clock"))
            .POST(BodyPublishers.ofString("{\"advance\":\"" + time + "\",\"firings\":1}"))
            .build();
    answer(request);
  }

  /** What it knows of each judged AI resource, by its id in lower case. */
  Map<String, LoadedEstate.Found> found() throws IOException, InterruptedException {
    Map<String, Integer> tickets = new HashMap<>();
    for (Body ticket : all("/api/tickets?top=500")) {
      boolean live = !ENDED.contains(ticket.text("state"));
      tickets.merge(ticket.text("subject").toLowerCase(Locale.ROOT), live ? 1 : 0, Integer::sum);
    }
    Map<String, LoadedEstate.Found> found = new HashMap<>();
    for (Body resource : all("/api/resources?top=500")) {
      String id = resource.text("id").toLowerCase(Locale.ROOT);
      if (id.contains("/accounts/load-")) {
        found.put(
            id,
            new LoadedEstate.Found(
                resource.text("classification").toLowerCase(Locale.ROOT),
                resource.text("verdict"),
                tickets.getOrDefault(id, 0)));
      }
    }
    return found;
  }

  private List<Body> all(String path) throws IOException, InterruptedException {
    List<Body> items = new ArrayList<>();
    String cursor = "";
    do {
      String more = cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor);
      Body page =
          answer(
              HttpRequest.newBuilder(host.resolve(path + more))
                  .header(
                      "X-MS-CLIENT-PRINCIPAL",
                      Asked.api("", "").getHeaders().get("x-ms-client-principal"))
                  .build());
      items.addAll(page.items("items"));
      cursor = page.text("cursor");
    } while (!cursor.isEmpty());
    return items;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Body answer(HttpRequest request) throws IOException, InterruptedException {
    var answer = http.send(request, BodyHandlers.ofString());
    try {
      if (answer.statusCode() != 200) {
        throw new IOException(request.uri() + " answered " + answer.statusCode());
      }
      return Body.of(JsonText.parseObject(answer.body()));
    } catch (BadJson e) {
      throw new IOException("The API's answer is not JSON", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
