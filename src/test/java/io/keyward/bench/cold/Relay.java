package io.keyward.bench.cold;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes bytes on to a port of this machine and notes the requests that they begin. */
final class Relay {
  private static final Pattern REQUEST =
      Pattern.compile("(?:GET|PUT|POST|PATCH|MERGE|DELETE) \\S+ HTTP/1.1\r\n");
  private final ServerSocket server;
  private final int target;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private Relay(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static Relay to(int target) throws IOException {
    Relay relay = new Relay(target);
    daemon(relay::accept);
    return relay;
  }

  int port() {
    return server.getLocalPort();
  }

  /** The first lines of the requests so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket service = new Socket(InetAddress.getLoopbackAddress(), target);
        daemon(() -> pass(client, service, true));
        daemon(() -> pass(service, client, false));
      }
    } catch (IOException closed) {
      // The benchmark has ended.
    }
  }

  private void pass(Socket from, Socket to, boolean noted) {
    byte[] chunk = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (noted) {
          note(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
        }
        out.write(chunk, 0, read);
      }
    } catch (IOException closed) {
      // Either side has gone.
    }
  }

  /** Only at the start of what arrives: the parts of a transaction look like requests too. */
  private void note(String text) {
    Matcher request = REQUEST.matcher(text);
    if (request.lookingAt()) {
      requests.add(request.group().strip().replace(" HTTP/1.1", ""));
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }
}
