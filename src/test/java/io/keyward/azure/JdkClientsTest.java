package io.keyward.azure;


import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JdkClientsTest {

  @Test
  void redirectIsShownAndNotFollowed() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";

    HttpResponse answer =
        JdkClients.create().sendSync(new HttpRequest(HttpMethod.GET, url), Context.NONE);

    server.stop(0);
    assertThat(answer.getStatusCode()).isEqualTo(302);
    assertThat(calls).hasValue(1);
  }

  @Test
  void lengthOfABodyIsAnnounced() throws IOException {
    AtomicReference<String> length = new AtomicReference<>("");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          length.set(exchange.getRequestHeaders().getFirst("Content-Length"));
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";

    JdkClients.create()
        .sendSync(new HttpRequest(HttpMethod.POST, url).setBody("hello"), Context.NONE);

    server.stop(0);
    assertThat(length).hasValue("5");
  }
}
