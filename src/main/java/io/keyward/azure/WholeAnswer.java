package io.keyward.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.keyward.inventory.TemporarilyUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Reads each answer to its end, up to a limit, and gives failures of the transport their one name.
 *
 * <p>It stands outside the retries, so that what it reports is final.
 */
public record WholeAnswer(int limit, Duration deadline) implements HttpPipelinePolicy {
  private static final int CHUNK = 16 * 1024;

  @Override
  public HttpPipelinePosition getPipelinePosition() {
    return HttpPipelinePosition.PER_CALL;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    return next.process()
        .flatMap(this::read)
        .timeout(deadline)
        .onErrorMap(TimeoutException.class, WholeAnswer::unavailable)
        .onErrorMap(IOException.class, WholeAnswer::unavailable)
        .onErrorMap(UncheckedIOException.class, WholeAnswer::unavailable);
  }

  @Override
  public HttpResponse processSync(HttpPipelineCallContext call, HttpPipelineNextSyncPolicy next) {
    try {
      return readSync(next.processSync());
    } catch (UncheckedIOException | IOException failed) {
      throw unavailable(failed);
    }
  }

  private static TemporarilyUnavailable unavailable(Throwable failed) {
    boolean wrapped = failed instanceof UncheckedIOException;
    Throwable cause = wrapped ? Objects.requireNonNullElse(failed.getCause(), failed) : failed;
    return new TemporarilyUnavailable(
        "Azure could not be reached or did not answer in time ("
            + cause.getClass().getSimpleName()
            + ").",
        Duration.ZERO);
  }

  private Mono<HttpResponse> read(HttpResponse response) {
    if (declared(response) > limit) {
      response.close();
      return Mono.just(KeptResponse.oversized(response));
    }
    Limited body = new Limited(limit);
    return response
        .getBody()
        .takeWhile(body::add)
        .then(Mono.fromSupplier(() -> body.keep(response)));
  }

  private KeptResponse readSync(HttpResponse response) throws IOException {
    if (declared(response) > limit) {
      response.close();
      return KeptResponse.oversized(response);
    }
    Limited body = new Limited(limit);
    try (InputStream stream = response.getBodyAsInputStreamSync()) {
      byte[] chunk = new byte[CHUNK];
      int read = stream.read(chunk);
      while (read >= 0 && body.add(ByteBuffer.wrap(chunk, 0, read))) {
        read = stream.read(chunk);
      }
    }
    return body.keep(response);
  }

  private static long declared(HttpResponse response) {
    String length = response.getHeaderValue(HttpHeaderName.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }

  /** Bytes up to a limit; what goes beyond is noticed and not kept. */
  private static final class Limited {
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean over;

    Limited(int limit) {
      this.limit = limit;
    }

    boolean add(ByteBuffer part) {
      over = over || bytes.size() + part.remaining() > limit;
      if (!over) {
        byte[] copy = new byte[part.remaining()];
        part.duplicate().get(copy);
        bytes.write(copy, 0, copy.length);
      }
      return !over;
    }

    KeptResponse keep(HttpResponse response) {
      response.close();
      return over
          ? KeptResponse.oversized(response)
          : KeptResponse.of(response, bytes.toByteArray());
    }
  }
}
