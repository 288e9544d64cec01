package io.keyward.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import reactor.core.publisher.Mono;

/** The one HTTP client that all adapters share: the JDK's, without redirects. */
public final class JdkClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(8);

  private JdkClients() {}

  /** A client that trusts what the JDK trusts. */
  public static HttpClient create() {
    return build(java.net.http.HttpClient.newBuilder(), ANSWER);
  }

  /** The same, with another patience. */
  public static HttpClient create(Duration answer) {
    return build(java.net.http.HttpClient.newBuilder(), answer);
  }

  /** A client that trusts what the context trusts. */
  public static HttpClient create(SSLContext trust) {
    return build(java.net.http.HttpClient.newBuilder().sslContext(trust), ANSWER);
  }

  private static HttpClient build(java.net.http.HttpClient.Builder builder, Duration answer) {
    // A redirect would carry the bearer token to a host that nobody chose.
    builder.followRedirects(java.net.http.HttpClient.Redirect.NEVER);
    // HTTP/2 loads more classes at cold start and brings nothing to a handful of small reads.
    builder.version(java.net.http.HttpClient.Version.HTTP_1_1);
    builder.connectTimeout(CONNECT);
    return new WithoutEmptyLength(
        new JdkHttpClientBuilder(builder)
            .connectionTimeout(CONNECT)
            .responseTimeout(answer)
            .readTimeout(answer)
            .build());
  }

  /**
   * Drops the length of a body that is not there: the JDK's client refuses it with a warning.
   *
   * <p>The length of a body that is there must stay. Without it the client sends chunks, which
   * Azurite answers with 415, and the length is part of what a shared key signs.
   */
  private record WithoutEmptyLength(HttpClient client) implements HttpClient {
    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
      return client.send(tidied(request));
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
      return client.send(tidied(request), context);
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
      return client.sendSync(tidied(request), context);
    }

    private static HttpRequest tidied(HttpRequest request) {
      if (request.getBodyAsBinaryData() == null) {
        request.getHeaders().remove(HttpHeaderName.CONTENT_LENGTH);
      }
      return request;
    }
  }
}
