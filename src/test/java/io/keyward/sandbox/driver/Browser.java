package io.keyward.sandbox.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium that is told what to do over its own protocol. */
public final class Browser implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int PATIENCE = 60;

  private final Process process;
  private final WebSocket socket;
  private final Ears ears = new Ears();

  private Browser(Process process, WebSocket.Builder builder, URI page) {
    this.process = process;
    this.socket = builder.buildAsync(page, ears).join();
    call("Page.enable", Map.of());
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
  }

  public static Browser start(Path directory) throws IOException, InterruptedException {
    Path profile = directory.resolve("profile");
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("browser.log").toFile())
            .start();
    Path told = profile.resolve("DevToolsActivePort");
    Wire.awaited(() -> Files.exists(told) && lines(told) > 1, true);
    String port = Files.readAllLines(told).get(0);
    HttpClient http = HttpClient.newHttpClient();
    URI list = URI.create("http://localhost:" + port + "/json/list");
    JsonNode pages =
        MAPPER.readTree(
            http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body());
    URI page = URI.create(pages.get(0).path("webSocketDebuggerUrl").asText());
    return new Browser(process, http.newWebSocketBuilder(), page);
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Opens a page and waits until all of it is there. */
  public void open(String url) {
    CompletableFuture<JsonNode> loaded = ears.next("Page.loadEventFired");
    call("Page.navigate", Map.of("url", url));
    await(loaded);
    settle();
  }

  /** Scripts that wait for the page have run after two frames. */
  private void settle() {
    run("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(1))))");
  }

  /** The value of an expression of JavaScript, as text. */
  public String run(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.path("exceptionDetails").toString());
    }
    return result.path("result").path("value").asText();
  }

  /** Does something that loads a page, and waits for that. */
  public void runAndLoad(String expression) {
    CompletableFuture<JsonNode> loaded = ears.next("Page.loadEventFired");
    run(expression);
    await(loaded);
    settle();
  }

  public void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  public void scheme(String value) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", value))));
    settle();
  }

  public void shoot(Path file) throws IOException {
    JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
  }

  /** What pages and the browser complained of so far. */
  public List<String> complaints() {
    return ears.complaints;
  }

  private JsonNode call(String method, Map<String, Object> parameters) {
    int id = ears.ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    ears.answers.put(id, answer);
    try {
      String message =
          MAPPER.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
      socket.sendText(message, true).join();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return await(answer);
  }

  private static JsonNode await(CompletableFuture<JsonNode> answer) {
    try {
      return answer.get(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the browser did not answer", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      // A child that outlives its parent for a moment would still write into the profile.
      for (ProcessHandle one : all) {
        one.destroyForcibly();
        one.onExit().get(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The browser does not end", e);
    }
  }

  /** The protocol's other end: answers by number, events by name. */
  private static final class Ears implements WebSocket.Listener {
    final AtomicInteger ids = new AtomicInteger();
    final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonNode>> events = new ConcurrentHashMap<>();
    private final StringBuilder part = new StringBuilder();

    CompletableFuture<JsonNode> next(String event) {
      CompletableFuture<JsonNode> future = new CompletableFuture<>();
      events.put(event, future);
      return future;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        String whole = part.toString();
        part.setLength(0);
        take(whole);
      }
      from.request(1);
      return CompletableFuture.completedFuture(from);
    }

    private void take(String text) {
      JsonNode message;
      try {
        message = MAPPER.readTree(text);
      } catch (IOException e) {
        complaints.add(text);
        return;
      }
      CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt());
      if (answer != null) {
        answer.complete(message.path("result"));
        return;
      }
      String event = message.path("method").asText();
      JsonNode said = message.path("params");
      if (event.equals("Runtime.exceptionThrown")
          || event.equals("Runtime.consoleAPICalled")
          || event.equals("Log.entryAdded")) {
        complaints.add(said.toString());
      }
      CompletableFuture<JsonNode> waiting = events.remove(event);
      if (waiting != null) {
        waiting.complete(said);
      }
    }
  }
}
