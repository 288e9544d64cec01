package io.keyward.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.driver.ForkedSandbox;
import io.keyward.sandbox.driver.Wire;
import io.keyward.sandbox.store.Database;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox that cannot start says why, in one line. */
class CommandLineIT {
  @TempDir Path folder;

  @BeforeEach
  void files() throws Exception {
    Files.writeString(folder.resolve("policy.yaml"), "schemaVersion: 1\nsettlingWindow: soon\n");
    Files.createDirectory(folder.resolve("notJson"));
    Files.writeString(folder.resolve("notJson/a.json"), "{\"id\":");
    Files.createDirectory(folder.resolve("noId"));
    Files.writeString(folder.resolve("noId/a.json"), "{\"name\":\"x\"}");
  }

  private void refused(ForkedSandbox.End end, String word) {
    assertThat(end.err()).as(end.toString()).hasSize(1);
    assertThat(end.err().get(0)).startsWith("The sandbox cannot start: ").contains(word);
    assertThat(end.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--colour=red, colour",
    "extra, extra",
    "--port=abc, --port",
    "--port=-1, --port",
    "--port=70000, --port",
    "--azure-port=70000, --azure-port",
    "--storage=x, --storage",
    "--storage=azurite --data=DIR/data, --data",
    "--load=DIR/none, --load",
    "--load=DIR/notJson, --load",
    "--load=DIR/noId, --load",
    "--policy=DIR/policy.yaml, line 2",
    "--policy=DIR/none.yaml, KEYWARD_POLICY_FILE",
    "--data=DIR/policy.yaml, --data DIR/policy.yaml",
  })
  void aBadOptionIsNamed(String options, String word) throws Exception {
    String given = "--empty " + options.replace("DIR", folder.toString());
    String ports =
        (given.contains("--port") ? "" : " --port=0")
            + (given.contains("--azure-port") ? "" : " --azure-port=0");

    refused(
        ForkedSandbox.ended(folder, (given + ports).split(" ", -1)),
        word.replace("DIR", folder.toString()));
  }

  @ParameterizedTest
  @CsvSource({"--port, --azure-port", "--azure-port, --port"})
  void aTakenPortIsNamed(String taken, String free) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      String port = Integer.toString(socket.getLocalPort());

      refused(ForkedSandbox.ended(folder, "--empty", taken, port, free, "0"), "port");
    }
  }

  @Test
  void aFolderHasOneSandbox() throws Exception {
    Path data = folder.resolve("data");
    try (Database database = Database.at(data)) {
      assertThat(database.remembered("load")).isEmpty();

      refused(
          ForkedSandbox.ended(
              folder, "--empty", "--port=0", "--azure-port=0", "--data", data.toString()),
          "in use");
    }
  }

  @Test
  void helpIsNoFailure() throws Exception {
    ForkedSandbox.End end = ForkedSandbox.ended(folder, "--help");

    assertThat(end.code()).isZero();
    assertThat(end.err()).isEmpty();
    assertThat(String.join("\n", end.out())).contains("--azure-port", "--data", "-Dsandbox.args");
  }

  @Test
  void theStorageEmulatorCarriesAWriteToItsTicket() throws Exception {
    Path policy = folder.resolve("quick.yaml");
    Files.writeString(policy, "settlingWindow: PT2S\n");
    try (ForkedSandbox sandbox =
        ForkedSandbox.start(folder, "--storage=azurite", "--policy=" + policy)) {
      Wire wire = sandbox.wire();
      wire.group();
      wire.put(Wire.account("emulated"), Wire.body("Confidential"));

      List<String> states = Wire.awaited(() -> states(wire), List.of("awaitingApproval"));

      assertThat(states).containsExactly("awaitingApproval");
    }
  }

  private static List<String> states(Wire wire) {
    return wire.tickets(Wire.account("emulated")).stream()
        .map(ticket -> ticket.path("state").asText())
        .toList();
  }
}
