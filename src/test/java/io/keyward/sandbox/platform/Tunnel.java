package io.keyward.sandbox.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An HTTPS proxy that leads whoever asks for any host to one port of this machine. */
final class Tunnel implements AutoCloseable {
  private static final int LONGEST_HEAD = 8 * 1024;
  private final ServerSocket server;
  private final int target;

  private Tunnel(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  static Tunnel to(int target) throws IOException {
    Tunnel tunnel = new Tunnel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    daemon(tunnel::accept);
    return tunnel;
  }

  /** What tells a JVM to use it, for all hosts but this machine. */
  List<String> flags() {
    // The SDK takes a proxy for all hosts unless it is told of those that need none.
    return List.of(
        "-Dhttps.proxyHost=127.0.0.1",
        "-Dhttps.proxyPort=" + server.getLocalPort(),
        "-Dhttp.nonProxyHosts=localhost|127.*");
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        daemon(() -> connect(client));
      }
    } catch (IOException closed) {
      // The sandbox has ended.
    }
  }

  private void connect(Socket client) {
    try {
      if (!head(client.getInputStream()).startsWith("CONNECT ")) {
        client.close();
        return;
      }
      Socket service = new Socket(InetAddress.getLoopbackAddress(), target);
      client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      daemon(() -> pass(service, client));
      pass(client, service);
    } catch (IOException closed) {
      // Whoever asked has gone.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < LONGEST_HEAD) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      // Either side has gone.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "sandbox-tunnel");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
