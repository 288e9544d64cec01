package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.keyward.azure.store.AzuriteProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code backup} and {@code restore} as they are typed. */
final class BackupCommandIT {
  private static final String FROM = "KEYWARD_TEST_STORAGE";
  private static final String ROW =
      "{\"odata.etag\":\"W/\\\"1\\\"\",\"PartitionKey\":\"p\",\"RowKey\":\"slot-d\",\"live\":1}";

  private final String table = "t" + UUID.randomUUID().toString().replace("-", "");

  @TempDir private Path folder = Path.of("");

  private String file() {
    return folder.resolve("copy.jsonl.gz").toString();
  }

  private static CommandRun emulator(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--connection-string-from", FROM));
    return ScanRun.as(
        Map.of(FROM, AzuriteProcess.running().connectionString()), all.toArray(String[]::new));
  }

  /** A tenant to sign in to, and the tables of an account that holds one row. */
  private CommandRun signedIn(List<String> tokens, String... arguments) throws IOException {
    try (GivenTenant tenant = new GivenTenant(folder.resolve("tenant"))) {
      HttpsServer storage =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      storage.setHttpsConfigurator(new HttpsConfigurator(tenant.azure.serverIdentity()));
      storage.createContext("/", exchange -> answer(exchange, tokens));
      storage.start();
      try {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--storage", "https://localhost:" + storage.getAddress().getPort()));
        all.addAll(List.of("--authority", tenant.azure.endpoint()));
        all.addAll(List.of("--ca-file", tenant.azure.caFile().toString()));
        return ScanRun.as(ScanRun.PRINCIPAL, all.toArray(String[]::new));
      } finally {
        storage.stop(0);
      }
    }
  }

  private static void answer(HttpExchange exchange, List<String> tokens) throws IOException {
    tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    byte[] body = ("{\"value\":[" + ROW + "]}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void whoIsSignedInCopiesByAToken() throws IOException {
    List<String> tokens = new CopyOnWriteArrayList<>();

    CommandRun run = signedIn(tokens, "backup", "--out", file());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("1 rows, read from ").contains("SHA-256 of the rows: ");
    assertThat(tokens).hasSize(2).allMatch(it -> it.startsWith("Bearer "));
  }

  @Test
  void whatWasCopiedIsRestoredAndCopiedAgainTheSame() throws IOException {
    signedIn(new CopyOnWriteArrayList<>(), "backup", "--out", file());
    CommandRun restored = emulator("restore", "--table", table, "--progress", file());
    String again = folder.resolve("again").toString();

    CommandRun copied = emulator("backup", "--table", table, "--progress", "--out", again);

    assertThat(restored.out()).startsWith("1 rows, as Keyward (unpackaged) copied them from ");
    assertThat(restored.err()).contains("verified 1 rows", "read back 1/1 rows");
    assertThat(copied.code()).isZero();
    assertThat(copied.err()).contains("read 1 rows");
    CommandRun twice = emulator("restore", "--table", table, again);
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.err())
        .startsWith("keyward: the table " + table + ": it is not empty, so nothing was written");
    assertThat(emulator("restore", "--table", table, "--continue", again).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backup --out f | give one of the two, they exclude each other",
        "backup --out f --storage https://a --connection-string-from X | give one of the two",
        "backup --out f --storage http://a | tokens are sent there, so it must be an https URL",
        "backup --out f --storage https://a --table 1 | this is no name of a table",
        "backup --storage https://a | Missing required option: '--out=FILE'",
        "restore --storage https://a | Missing required parameter: 'FILE'",
        "restore --connection-string-from NOTHING f | there is no such variable",
        "restore --connection-string-from GARBAGE f | it holds no connection string",
      })
  void misuseIsOneLine(String arguments, String sentence) {
    CommandRun run = ScanRun.as(Map.of("GARBAGE", "AccountName=x"), arguments.split(" "));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(sentence);
  }

  @Test
  void aConnectionStringInPlaceOfItsNameIsNotRepeated() {
    CommandRun run =
        ScanRun.as(
            Map.of(), "backup", "--out", file(), "--connection-string-from", "AccountKey=geheim");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no name of an environment variable").doesNotContain("geheim");
  }

  @Test
  void whoIsNotSignedInIsToldSo() {
    CommandRun run =
        ScanRun.as(
            Map.of("AZURE_FEDERATED_TOKEN_FILE", "/no/such", "AZURE_TENANT_ID", "t"),
            "backup",
            "--storage",
            "https://localhost:1",
            "--out",
            file());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains("AZURE_CLIENT_ID");
    assertThat(Files.exists(folder.resolve("copy.jsonl.gz"))).isFalse();
  }
}
