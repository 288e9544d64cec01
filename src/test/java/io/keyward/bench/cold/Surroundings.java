package io.keyward.bench.cold;

import io.keyward.azure.store.AzuriteProcess;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.platform.TrustStore;
import io.keyward.sandbox.store.Database;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the measured app talks to: storage, a resource manager over TLS, and its identity. */
final class Surroundings implements AutoCloseable {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private static final String ACCOUNTS =
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-cold"
          + "/providers/Microsoft.CognitiveServices/accounts/cold-";
  private static final Pattern PORT =
      Pattern.compile("(Queue|Table)(Endpoint=http://127.0.0.1:)(\\d+)");

  private final Path folder;
  private final Database database = Database.inMemory();
  private final SimulatedAzure azure;
  private final Undertow identity;
  private final String token;
  private final AtomicInteger tokens = new AtomicInteger();

  Surroundings(Path folder, int accounts) throws IOException, InterruptedException {
    this.folder = folder;
    azure =
        SimulatedAzure.start(
            new SimulatedAzure.Options(
                0, folder, database.dataSource(), Clock.systemUTC(), event -> {}));
    azure.loadBodies(IntStream.range(0, accounts).mapToObj(Surroundings::account).toList());
    token = signIn();
    identity =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                exchange -> {
                  tokens.incrementAndGet();
                  exchange.getResponseSender().send(tokenAnswer());
                })
            .build();
    identity.start();
  }

  /** An account that holds confidential data under Microsoft's key: its ticket must open. */
  private static Map<String, Object> account(int number) {
    return Map.of(
        "id",
        ACCOUNTS + number,
        "name",
        "cold-" + number,
        "type",
        "Microsoft.CognitiveServices/accounts",
        "kind",
        "OpenAI",
        "location",
        "westeurope",
        "sku",
        Map.of("name", "S0"),
        "tags",
        Map.of("DataClassification", "Confidential", "Environment", "Production"),
        "properties",
        Map.of("customSubDomainName", "cold-" + number));
  }

  /** The event of that account's write, in the Event Grid schema. */
  static String event(int number) {
    return JsonText.write(
        Map.of(
            "id", "event-" + number,
            "subject", ACCOUNTS + number,
            "topic", "/subscriptions/00000000-0000-0000-0000-000000000001",
            "eventType", "Microsoft.Resources.ResourceWriteSuccess",
            "eventTime", "2026-11-21T12:00:00Z",
            "dataVersion", "2",
            "metadataVersion", "1",
            "data",
                Map.of(
                    "operationName",
                    "Microsoft.CognitiveServices/accounts/write",
                    "resourceUri",
                    ACCOUNTS + number)));
  }

  private String signIn() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(azure.endpoint() + "/" + TENANT + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_secret=bench&client_id=keyward-reader"
                        + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default"))
            .build();
    HttpClient http = HttpClient.newBuilder().sslContext(azure.clientTrust()).build();
    try {
      String body = http.send(request, BodyHandlers.ofString()).body();
      return Body.of(JsonText.parse(body)).text("access_token");
    } catch (BadJson e) {
      throw new IOException("The simulated Azure gave no token", e);
    }
  }

  private String tokenAnswer() {
    long end = Clock.systemUTC().instant().getEpochSecond() + 3_600;
    return JsonText.write(
        Map.of(
            "access_token",
            token,
            "expires_on",
            "" + end,
            "resource",
            "https://management.core.windows.net/",
            "token_type",
            "Bearer"));
  }

  /** The app settings of Keyward here. */
  Map<String, String> settings(String storage) {
    return Map.of(
        "KeywardStorage",
        storage,
        "KEYWARD_TENANT_ID",
        TENANT,
        "KEYWARD_ARM_ENDPOINT",
        azure.endpoint(),
        "IDENTITY_HEADER",
        "bench",
        "IDENTITY_ENDPOINT",
        "http://127.0.0.1:" + port(identity) + "/msi/token");
  }

  private static int port(Undertow server) {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  String storage() {
    return AzuriteProcess.running().connectionString();
  }

  /** The same storage behind relays that note each request. */
  String storage(List<Relay> relays) throws IOException {
    Matcher endpoint = PORT.matcher(storage());
    StringBuilder relayed = new StringBuilder();
    while (endpoint.find()) {
      Relay relay = Relay.to(Integer.parseInt(endpoint.group(3)));
      relays.add(relay);
      endpoint.appendReplacement(relayed, "$1$2" + relay.port());
    }
    return endpoint.appendTail(relayed).toString();
  }

  int tokensGiven() {
    return tokens.get();
  }

  long armReads() {
    return azure.calls().armReads();
  }

  /** The JDK's own authorities, as in Azure, and the one of the simulated resource manager. */
  List<String> trust() throws IOException {
    return TrustStore.write(folder.resolve("trust.jks"), azure.caFile());
  }

  @Override
  public void close() {
    identity.stop();
    azure.close();
    database.close();
  }
}
