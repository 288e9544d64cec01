package io.keyward.sandbox.azure;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLContext;

/** Binds the loopback addresses: IPv4 always, IPv6 where the machine has it. */
final class Listener {
  private Listener() {}

  static Undertow start(int port, SSLContext tls, HttpHandler handler) {
    int chosen = port == 0 ? free() : port;
    Undertow.Builder builder =
        Undertow.builder().setHandler(handler).addHttpsListener(chosen, "127.0.0.1", tls);
    if (canBind("::1", chosen)) {
      builder.addHttpsListener(chosen, "::1", tls);
    }
    Undertow server = builder.build();
    server.start();
    return server;
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean canBind(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getAllByName(address)[0], port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
