package io.keyward.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One line of a script: an answer, or a failure of the connection. */
public sealed interface Reply {

  /** What the client gets for the request; bytes are counted as they are taken. */
  Mono<HttpResponse> to(HttpRequest request, AtomicLong taken);

  static Answer of(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
    return new Answer(status, headers, Mono.fromSupplier(() -> ByteBuffer.wrap(bytes)).flux());
  }

  /** A refusal in the form of ARM. */
  static Answer error(int status, String code, String message) {
    return of(status, "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
  }

  /** Ten megabytes of JSON in chunks, not announced. */
  static Answer huge() {
    byte[] chunk = new byte[64 * 1024];
    Arrays.fill(chunk, (byte) ' ');
    HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
    return new Answer(200, headers, Flux.range(0, 160).map(i -> ByteBuffer.wrap(chunk)));
  }

  static Failure failing(Supplier<IOException> failure) {
    return new Failure(failure);
  }

  /** An answer with its body. */
  record Answer(int status, HttpHeaders headers, Flux<ByteBuffer> body) implements Reply {
    public Answer with(String header, String value) {
      HttpHeaders more = new HttpHeaders(headers).set(HttpHeaderName.fromString(header), value);
      return new Answer(status, more, body);
    }

    @Override
    public Mono<HttpResponse> to(HttpRequest request, AtomicLong taken) {
      Flux<ByteBuffer> counted = body.doOnNext(part -> taken.addAndGet(part.remaining()));
      return Mono.just(new ScriptedResponse(request, status, headers, counted));
    }
  }

  /** A connection that breaks. */
  record Failure(Supplier<IOException> failure) implements Reply {
    @Override
    public Mono<HttpResponse> to(HttpRequest request, AtomicLong taken) {
      return Mono.error(failure.get());
    }
  }
}
