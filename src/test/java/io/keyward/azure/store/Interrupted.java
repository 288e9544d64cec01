package io.keyward.azure.store;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.keyward.azure.JdkClients;
import io.keyward.azure.store.entity.EntityConflict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** A way to the storage on which something happens after a call. */
final class Interrupted implements HttpClient {
  /** From that call on nobody answers. */
  static final Happening DIES =
      () -> {
        throw new IOException("gone");
      };

  /** The answer of that call is lost. */
  static final Happening LOSES =
      () -> {
        throw new IOException("lost");
      };

  private final HttpClient client = JdkClients.create();
  private final AtomicInteger calls = new AtomicInteger();
  private final int at;
  private final Happening what;
  private boolean always;

  /** What happens. */
  interface Happening {
    void happen() throws IOException, EntityConflict;
  }

  Interrupted(int at, Happening what) {
    this.at = at;
    this.what = what;
    this.always = what == DIES;
  }

  /** After each call from that one on. */
  Interrupted always() {
    always = true;
    return this;
  }

  int calls() {
    return calls.get();
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromSupplier(() -> sendSync(request, Context.NONE));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    HttpResponse answer = client.sendSync(request, context);
    int call = calls.incrementAndGet();
    try {
      if (call == at || (always && call > at)) {
        what.happen();
      }
      return answer;
    } catch (IOException e) {
      answer.close();
      throw new UncheckedIOException(e);
    } catch (EntityConflict e) {
      throw new AssertionError(e);
    }
  }
}
