package io.keyward.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** A server that answers by what its address ends with before the query, and keeps each call. */
public final class RoutedHttp implements HttpClient {
  private final Map<String, Reply> routes = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Reply otherwise;

  public RoutedHttp(Reply otherwise) {
    this.otherwise = otherwise;
  }

  public RoutedHttp on(String path, Reply reply) {
    routes.put(path, reply);
    return this;
  }

  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.defer(
        () -> {
          String path = request.getUrl().getPath();
          calls.add(request.getHttpMethod() + " " + request.getUrl());
          Reply reply =
              routes.entrySet().stream()
                  .filter(route -> path.endsWith(route.getKey()))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(otherwise);
          return reply.to(request, new AtomicLong());
        });
  }
}
