package io.keyward.sandbox.platform;

import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedQueue;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sender's side of Azure's queue service, and a look at the head, over the sandbox's own queue,
 * so that messages fall due by its clock. Whoever asks may send.
 */
record QueueService(Database database, Clock clock) implements HttpHandler {
  private static final Pattern TEXT =
      Pattern.compile("<MessageText>(.*?)</MessageText>", Pattern.DOTALL);
  private static final Pattern MESSAGES = Pattern.compile("/[^/]+/([a-z0-9-]+)/messages");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  @Override
  public void handleRequest(HttpServerExchange exchange) throws IOException {
    Matcher path = MESSAGES.matcher(exchange.getRequestPath());
    String method = exchange.getRequestMethod().toString();
    if (method.equals("PUT") && !path.matches()) {
      exchange.setStatusCode(201);
    } else if (method.equals("POST") && path.matches()) {
      send(exchange, path.group(1));
    } else if (method.equals("GET")
        && path.matches()
        && exchange.getQueryParameters().containsKey("peekonly")) {
      peek(exchange, path.group(1));
    } else {
      exchange.setStatusCode(405);
    }
  }

  private void send(HttpServerExchange exchange, String queue) throws IOException {
    String body = new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher text = TEXT.matcher(body);
    if (!text.find()) {
      exchange.setStatusCode(400);
      return;
    }
    byte[] message = Base64.getDecoder().decode(text.group(1).strip());
    Duration delay = Duration.ofSeconds(Long.parseLong(parameter(exchange, "visibilitytimeout")));
    new EmbeddedQueue(database, clock, queue)
        .send(new String(message, StandardCharsets.UTF_8), delay);
    Instant now = clock.instant();
    answer(
        exchange,
        201,
        """
        <QueueMessage><MessageId>00000000-0000-0000-0000-000000000000</MessageId>
        <InsertionTime>%s</InsertionTime><ExpirationTime>%s</ExpirationTime>
        <PopReceipt>none</PopReceipt><TimeNextVisible>%s</TimeNextVisible></QueueMessage>
        """
            .formatted(
                TIME.format(now),
                TIME.format(now.plus(Duration.ofDays(7))),
                TIME.format(now.plus(delay))));
  }

  private void peek(HttpServerExchange exchange, String queue) {
    String message =
        new EmbeddedQueue(database, clock, queue)
            .oldest()
            .map(
                sent ->
                    """
                    <QueueMessage><MessageId>00000000-0000-0000-0000-000000000000</MessageId>
                    <InsertionTime>%s</InsertionTime><ExpirationTime>%s</ExpirationTime>
                    <DequeueCount>0</DequeueCount><MessageText></MessageText></QueueMessage>
                    """
                        .formatted(TIME.format(sent), TIME.format(sent.plus(Duration.ofDays(7)))))
            .orElse("");
    answer(exchange, 200, message);
  }

  private static void answer(HttpServerExchange exchange, int status, String message) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/xml");
    exchange
        .getResponseSender()
        .send(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><QueueMessagesList>"
                + message
                + "</QueueMessagesList>");
  }

  private static String parameter(HttpServerExchange exchange, String name) {
    Deque<String> values = exchange.getQueryParameters().get(name);
    return values == null ? "0" : values.getFirst();
  }
}
