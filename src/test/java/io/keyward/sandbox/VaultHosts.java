package io.keyward.sandbox;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Leads calls to any host name of Azure to the simulated one, as a name server would. */
public record VaultHosts(HttpClient client, URI azure) implements HttpClient {
  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    URI wanted = URI.create(request.getUrl().toString());
    HttpRequest led = request.copy();
    String query = wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery();
    led.setUrl(azure.resolve(wanted.getRawPath() + query).toString());
    led.setHeader(HttpHeaderName.fromString("X-Sandbox-Host"), wanted.getHost());
    return client.send(led);
  }
}
