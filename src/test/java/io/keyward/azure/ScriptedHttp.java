package io.keyward.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** A server that answers from a script, the last line for ever, and counts what is taken. */
public final class ScriptedHttp implements HttpClient {
  private final List<Reply> script;
  private final List<HttpRequest> requests = new ArrayList<>();
  private final AtomicLong taken = new AtomicLong();

  private ScriptedHttp(List<Reply> script) {
    this.script = script;
  }

  public static ScriptedHttp of(Reply... script) {
    return new ScriptedHttp(List.of(script));
  }

  public int calls() {
    return requests.size();
  }

  long bytesTaken() {
    return taken.get();
  }

  public HttpRequest request(int number) {
    return requests.get(number);
  }

  public String authorization(int number) {
    return String.valueOf(request(number).getHeaders().getValue(HttpHeaderName.AUTHORIZATION));
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.defer(
        () -> {
          Reply reply = script.get(Math.min(requests.size(), script.size() - 1));
          requests.add(request);
          return reply.to(request, taken);
        });
  }

  /** As the JDK's client does, which wraps what its connection throws. */
  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    return send(request)
        .onErrorMap(IOException.class, UncheckedIOException::new)
        .onErrorMap(Exceptions::unwrap)
        .blockOptional()
        .orElseThrow();
  }
}
