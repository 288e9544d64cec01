package io.keyward.sandbox.azure;

import io.keyward.sandbox.azure.limit.Calls;
import io.keyward.sandbox.azure.limit.FaultDice;
import io.keyward.sandbox.azure.limit.Faults;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Principal;
import io.keyward.sandbox.azure.model.Reply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns an exchange of the HTTP server into a call and writes the reply, or the fault asked for.
 */
final class Gateway implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int LARGEST_BODY = 4 * 1024 * 1024;

  /** Up to here a body is read to its end, so that the client can read the refusal. */
  private static final long LARGEST_UPLOAD = 64L * 1024 * 1024;

  private final Router router;
  private final Calls calls;
  private final ScheduledExecutorService timeouts;
  private volatile long latencyMillis;
  private volatile FaultDice dice = new FaultDice(Faults.NONE);

  Gateway(Router router, Calls calls, ScheduledExecutorService timeouts) {
    this.calls = calls;
    this.router = router;
    this.timeouts = timeouts;
  }

  void faults(Faults faults) {
    dice = new FaultDice(faults);
  }

  void latency(Duration time) {
    latencyMillis = time.toMillis();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws IOException {
    if (exchange.isInIoThread()) {
      enter(exchange);
      return;
    }
    exchange.setMaxEntitySize(LARGEST_UPLOAD);
    exchange.startBlocking();
    Optional<String> body = body(exchange);
    Optional<List<String>> segments = segments(exchange.getRequestURI());
    if (body.isEmpty()) {
      send(exchange, tooLarge().reply());
    } else if (segments.isEmpty()) {
      send(exchange, ArmError.badRequest("BadRequest", "The request URI is invalid.").reply());
    } else {
      answer(exchange, call(exchange, segments.get(), body.get()));
    }
  }

  /** A request that waits takes up no thread. */
  private void enter(HttpServerExchange exchange) {
    if (latencyMillis == 0) {
      exchange.dispatch(this);
    } else {
      exchange.dispatch(
          SameThreadExecutor.INSTANCE,
          () -> {
            var unused =
                exchange
                    .getIoThread()
                    .executeAfter(
                        () -> exchange.dispatch(this), latencyMillis, TimeUnit.MILLISECONDS);
          });
    }
  }

  private void answer(HttpServerExchange exchange, Call call) throws IOException {
    Router.Kind kind = router.kind(call);
    Optional<String> fault =
        kind == Router.Kind.SIGN_IN
            ? Optional.empty()
            : dice.roll(call, kind == Router.Kind.KEY_VAULT);
    if (fault.isEmpty()) {
      Reply reply = router.answer(kind, call);
      calls.answered(call, reply.status());
      send(exchange, reply);
    } else if (fault.get().equals("timeout")) {
      hang(exchange);
    } else if (fault.get().equals("dropped")) {
      drop(exchange);
    } else if (fault.get().equals("lost")) {
      calls.answered(call, router.answer(kind, call).status());
      drop(exchange);
    } else {
      Reply reply = dice.reply(fault.get());
      calls.answered(call, reply.status());
      send(exchange, reply);
    }
  }

  /** Says nothing until the time is over, then drops the connection. */
  private void hang(HttpServerExchange exchange) {
    exchange.dispatch(
        timeouts,
        () -> {
          var unused =
              timeouts.schedule(() -> drop(exchange), dice.timeoutSeconds(), TimeUnit.SECONDS);
        });
  }

  private static void drop(HttpServerExchange exchange) {
    try {
      exchange.getConnection().close();
    } catch (IOException e) {
      LOG.debug("A connection was already gone.", e);
    }
  }

  private static ArmError tooLarge() {
    return new ArmError(
        413, "RequestContentTooLarge", "The request content exceeds the maximum of 4194304 bytes.");
  }

  private static Optional<String> body(HttpServerExchange exchange) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = exchange.getInputStream();
    byte[] chunk = new byte[16 * 1024];
    int read = in.read(chunk);
    while (read >= 0) {
      if (body.size() <= LARGEST_BODY) {
        body.write(chunk, 0, read);
      }
      read = in.read(chunk);
    }
    return body.size() > LARGEST_BODY
        ? Optional.empty()
        : Optional.of(body.toString(StandardCharsets.UTF_8));
  }

  private static Call call(HttpServerExchange exchange, List<String> segments, String body) {
    Map<String, String> headers = new HashMap<>();
    for (HeaderValues values : exchange.getRequestHeaders()) {
      headers.put(values.getHeaderName().toString().toLowerCase(Locale.ROOT), values.getFirst());
    }
    return new Call(
        exchange.getRequestMethod().toString().toUpperCase(Locale.ROOT),
        segments,
        query(exchange.getQueryString()),
        headers,
        body,
        Principal.NOBODY);
  }

  /** The SDK sends two slashes first, and in the middle for an empty parent; they count as one. */
  private static Optional<List<String>> segments(String raw) {
    int scheme = raw.indexOf("://");
    String path = scheme > 0 ? raw.substring(Math.max(raw.indexOf('/', scheme + 3), 0)) : raw;
    String trimmed = path.replaceAll("/+", "/").replaceFirst("^/", "").replaceFirst("/$", "");
    List<String> segments = new ArrayList<>();
    for (String part : List.of(trimmed.split("/", -1))) {
      Optional<String> segment = decode(part);
      if (segment.isEmpty()) {
        return Optional.empty();
      }
      segments.add(segment.get());
    }
    return Optional.of(List.copyOf(segments));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : List.of(raw.split("&", -1))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decode(pair.substring(0, equals)).orElse("");
        String value = pair.substring(equals + 1).replace("+", "%20");
        query.put(name.toLowerCase(Locale.ROOT), decode(value).orElse(""));
      }
    }
    return query;
  }

  private static Optional<String> decode(String text) {
    try {
      return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void send(HttpServerExchange exchange, Reply reply) {
    exchange.setStatusCode(reply.status());
    String id = UUID.randomUUID().toString();
    header(exchange, "x-ms-request-id", id);
    header(exchange, "x-ms-correlation-request-id", id);
    header(exchange, "Cache-Control", "no-cache");
    if (!reply.body().isEmpty()) {
      header(exchange, "Content-Type", "application/json; charset=utf-8");
    }
    reply.headers().forEach((name, value) -> header(exchange, name, value));
    exchange.getResponseSender().send(reply.body(), StandardCharsets.UTF_8);
  }

  private static void header(HttpServerExchange exchange, String name, String value) {
    exchange.getResponseHeaders().put(new HttpString(name), value);
  }
}
