package io.keyward.sandbox.platform;

import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.PathHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The platform's own services for one app, and the settings by which the app finds them. */
public final class AppPlatform implements AutoCloseable {
  private final Path folder;
  private final SimulatedAzure azure;
  private final Tunnel tunnel;
  private final Undertow services;
  private final String secret = UUID.randomUUID().toString();

  /**
   * Starts them.
   *
   * @param identities who a client id is in the simulated Azure
   * @param folder takes what a JVM is to read
   */
  public AppPlatform(
      SimulatedAzure azure,
      Database database,
      Clock clock,
      Map<String, String> identities,
      Path folder)
      throws IOException {
    this.azure = azure;
    this.folder = Files.createDirectories(folder);
    this.tunnel = Tunnel.to(azure.port());
    IdentityEndpoint identity =
        new IdentityEndpoint(azure, SimulatedAzure.TENANT, identities, secret, clock);
    PathHandler paths =
        new PathHandler(new QueueService(database, clock)).addPrefixPath("/msi/token", identity);
    this.services =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new BlockingHandler(paths))
            .build();
    services.start();
  }

  private String address() {
    return "http://127.0.0.1:"
        + ((InetSocketAddress) services.getListenerInfo().get(0).getAddress()).getPort();
  }

  /** The emulator's connection string, with the queue of the sandbox in the place of its own. */
  public String storage(String emulator) {
    return emulator.replaceFirst(
        "QueueEndpoint=[^;]+", "QueueEndpoint=" + address() + "/devstoreaccount1");
  }

  /** What the app is told by the platform. */
  public Map<String, String> settings() {
    return Map.of(
        "KEYWARD_ARM_ENDPOINT",
        azure.endpoint(),
        "IDENTITY_HEADER",
        secret,
        "IDENTITY_ENDPOINT",
        address() + "/msi/token");
  }

  /** Trust, time and the way to the hosts of Azure, for the app's JVM. */
  public List<String> flags() throws IOException {
    List<String> flags =
        new ArrayList<>(TrustStore.write(folder.resolve("trust.jks"), azure.caFile()));
    flags.addAll(MovedTime.write(folder.resolve("time")));
    flags.addAll(tunnel.flags());
    return flags;
  }

  @Override
  public void close() {
    services.stop();
    try {
      tunnel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
