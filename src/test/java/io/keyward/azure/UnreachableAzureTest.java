package io.keyward.azure;

import static io.keyward.azure.ArmFixture.ACCOUNT;
import static io.keyward.azure.ArmFixture.CLOCK;
import static io.keyward.azure.ArmFixture.CREDENTIAL;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.azure.arm.ArmBodies;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.queue.AzureMessageQueue;
import io.keyward.inventory.TemporarilyUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The failures that the real client of the JDK throws, which a fake could get wrong. */
class UnreachableAzureTest {

  @Test
  void closedPortAsksToTryAgain() throws IOException {
    URI closed = closedPort();

    assertAllAskToTryAgain(closed);
  }

  @Test
  void serverWithoutTlsAsksToTryAgain() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread greeter = new Thread(() -> greetAll(plain));
      greeter.setDaemon(true);
      greeter.start();

      assertAllAskToTryAgain(URI.create("https://localhost:" + plain.getLocalPort()));
    }
  }

  private static void greetAll(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        caller.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException left) {
        // The caller hangs up on what is not TLS; the loop ends with the server.
      }
    }
  }

  private static void assertAllAskToTryAgain(URI endpoint) {
    var http = JdkClients.create();
    assertAsksToTryAgain(
        () ->
            ArmBodies.with(CREDENTIAL, Clouds.named("AzureCloud", endpoint), http, ArmFixture.QUICK)
                .read(ACCOUNT, "2025-06-01"));
    assertAsksToTryAgain(
        () -> AzureEntityTable.connect(CREDENTIAL, endpoint, "tickets", http, CLOCK).get("p", "r"));
    assertAsksToTryAgain(
        () ->
            AzureMessageQueue.connect(CREDENTIAL, endpoint, "work", http, CLOCK)
                .send("text", Duration.ZERO));
  }

  private static void assertAsksToTryAgain(ThrowingCallable call) {
    assertThatExceptionOfType(TemporarilyUnavailable.class).isThrownBy(call);
  }

  private static URI closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("https://localhost:" + socket.getLocalPort());
    }
  }
}
