package io.keyward.azure.store;

import io.keyward.testing.NodePackages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The storage emulator as one process of this test run: in memory, on free ports, stopped at exit.
 *
 * <p>It is installed below target from the lock file on first use. A machine without node and npm
 * fails the tests with one line, it does not skip them.
 */
public final class AzuriteProcess {
  private static final Path SOURCE = Path.of("src", "test", "node");
  private static final Path HOME = Path.of("target", "node");
  private static final Path LOG = Path.of("target", "azurite.log");
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final String connectionString;

  private AzuriteProcess(String connectionString) {
    this.connectionString = connectionString;
  }

  /** The one emulator of this test run. */
  public static AzuriteProcess running() {
    return Holder.ONE;
  }

  /** How to reach its tables and queues with the emulator's published key. */
  public String connectionString() {
    return connectionString;
  }

  private static final class Holder {
    static final AzuriteProcess ONE = start();
  }

  private static AzuriteProcess start() {
    try {
      Path program =
          NodePackages.installed(SOURCE, HOME).resolve("node_modules/azurite/dist/src/azurite.js");
      int[] ports = freePorts();
      Process process = launch(program, ports);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      awaitReady(process);
      return new AzuriteProcess(connectionString(ports));
    } catch (IOException broken) {
      throw new IllegalStateException("The storage emulator needs node and npm: " + broken, broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start of the storage emulator was interrupted", stopped);
    }
  }

  private static Process launch(Path program, int[] ports) throws IOException {
    return new ProcessBuilder(
            "node",
            program.toString(),
            "--inMemoryPersistence",
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--silent",
            "--blobPort",
            "" + ports[0],
            "--queuePort",
            "" + ports[1],
            "--tablePort",
            "" + ports[2])
        .redirectErrorStream(true)
        .redirectOutput(LOG.toFile())
        .start();
  }

  /** The emulator prints one line for each of its three services once it listens. */
  private static void awaitReady(Process process) throws IOException, InterruptedException {
    int listening = 0;
    for (int i = 0; i < 600 && listening < 3; i++) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("The storage emulator ended at once: see " + LOG);
      }
      listening = Files.readString(LOG).split("successfully listen", -1).length - 1;
    }
    if (listening < 3) {
      process.destroyForcibly();
      throw new IllegalStateException("The storage emulator did not start: see " + LOG);
    }
  }

  private static int[] freePorts() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, here);
        ServerSocket two = new ServerSocket(0, 1, here);
        ServerSocket three = new ServerSocket(0, 1, here)) {
      return new int[] {one.getLocalPort(), two.getLocalPort(), three.getLocalPort()};
    }
  }

  private static String connectionString(int[] ports) {
    return "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey="
        + KEY
        + ";QueueEndpoint=http://127.0.0.1:"
        + ports[1]
        + "/devstoreaccount1;TableEndpoint=http://127.0.0.1:"
        + ports[2]
        + "/devstoreaccount1;";
  }
}
