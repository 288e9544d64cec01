package io.keyward.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body is in memory; an oversized one has lost its body. */
public final class KeptResponse extends HttpResponse {
  private static final String NOT_SENT =
      "{\"error\":{\"code\":\"NotSent\",\"message\":\"Azure asked for patience before.\"}}";

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;
  private final boolean oversized;

  private KeptResponse(HttpResponse origin, byte[] body, boolean oversized) {
    this(origin.getRequest(), origin.getStatusCode(), origin.getHeaders(), body, oversized);
  }

  private KeptResponse(
      HttpRequest request, int status, HttpHeaders headers, byte[] body, boolean oversized) {
    super(request);
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.oversized = oversized;
  }

  static KeptResponse of(HttpResponse origin, byte[] body) {
    return new KeptResponse(origin, body, false);
  }

  /** What Azure would answer to a request that was not sent, since Azure asked for patience. */
  static KeptResponse notSent(HttpRequest request, long seconds) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaderName.RETRY_AFTER, Long.toString(seconds));
    byte[] body = NOT_SENT.getBytes(StandardCharsets.UTF_8);
    return new KeptResponse(request, 429, headers, body, false);
  }

  static KeptResponse oversized(HttpResponse origin) {
    return new KeptResponse(origin, new byte[0], true);
  }

  /** The same status and headers with another body for the SDK. */
  public KeptResponse showing(String json) {
    return new KeptResponse(
        getRequest(), status, headers, json.getBytes(StandardCharsets.UTF_8), oversized);
  }

  /** Whether it was longer than what is kept. */
  public boolean isOversized() {
    return oversized;
  }

  /** What was kept of its body. */
  public byte[] bytes() {
    return body;
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  @Deprecated
  public String getHeaderValue(String name) {
    return headers.getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return Mono.fromSupplier(() -> ByteBuffer.wrap(body)).flux();
  }

  @Override
  public BinaryData getBodyAsBinaryData() {
    return BinaryData.fromBytes(body);
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.just(body);
  }

  @Override
  public Mono<String> getBodyAsString() {
    return getBodyAsString(StandardCharsets.UTF_8);
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return Mono.just(new String(body, charset));
  }

  @Override
  public HttpResponse buffer() {
    return this;
  }
}
