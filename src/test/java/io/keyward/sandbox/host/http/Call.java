package io.keyward.sandbox.host.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request as the endpoints see it; the body is read when it is asked for. */
public record Call(
    HttpServerExchange exchange,
    String method,
    List<String> segments,
    Map<String, String> query,
    Map<String, String> headers) {
  public static final int LIMIT = 1 << 20;
  private static final Logger LOG = LoggerFactory.getLogger(Call.class);

  /** Read and thrown away, so that a client that is still sending gets to see the answer. */
  private static final long DISCARDED = 256L << 20;

  static Call of(HttpServerExchange exchange) throws Refusal {
    Map<String, String> headers = new TreeMap<>();
    for (HeaderValues values : exchange.getRequestHeaders()) {
      headers.put(
          values.getHeaderName().toString().toLowerCase(Locale.ROOT), String.join(",", values));
    }
    return new Call(
        exchange,
        exchange.getRequestMethod().toString(),
        PercentCoding.segments(exchange.getRequestURI()),
        PercentCoding.query(exchange.getQueryString()),
        headers);
  }

  Call with(Map<String, String> otherHeaders) {
    return new Call(exchange, method, segments, query, otherHeaders);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The segment at that place, empty beyond the end. */
  public String segment(int at) {
    return at < segments.size() ? segments.get(at) : "";
  }

  public void require(String wanted) throws Refusal {
    if (!method.equals(wanted)) {
      throw new Refusal(405, "Only " + wanted + " is served here.");
    }
  }

  /** The body as text; beyond 1 MB it is refused without being kept. */
  public String body() throws Refusal, IOException {
    exchange.startBlocking();
    InputStream in = exchange.getInputStream();
    byte[] bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      discard(in);
      exchange.setPersistent(false);
      throw new Refusal(413, "The body is larger than 1 MB.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(400, "The body is not UTF-8 text.");
    }
  }

  private static void discard(InputStream in) {
    byte[] chunk = new byte[8_192];
    long left = DISCARDED;
    try {
      for (int read = in.read(chunk); read >= 0 && left > 0; read = in.read(chunk)) {
        left -= read;
      }
    } catch (IOException e) {
      LOG.atDebug().setCause(e).log("A client stopped sending, or sent far too much.");
    }
  }
}
