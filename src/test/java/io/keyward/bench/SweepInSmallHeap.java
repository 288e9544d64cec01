package io.keyward.bench;

import io.keyward.azure.store.TableJudgements;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.bench.measure.House;
import io.keyward.bench.measure.LargeTenant;
import io.keyward.bench.measure.NetworkFloor;
import io.keyward.bench.measure.Samples;
import io.keyward.bench.measure.SendingQueue;
import io.keyward.bootstrap.Keyward;
import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Verdict;
import io.keyward.functions.SweepInventoryTimer;
import io.keyward.functions.Work;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.sandbox.platform.TrustStore;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** The measured process of {@link InventorySweep}: tells its figures as one line of JSON. */
final class SweepInSmallHeap {
  private static final int ROUNDS = 5;
  private static final String SUBSCRIPTIONS_VERSION = "2022-12-01";
  private static final List<String> SUBSCRIPTIONS =
      List.of("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002");

  /** As the sweep asks, so that what answers it from memory answers both. */
  private static final String QUERY =
      "resources | where subscriptionId =~ '%s' | where type in~ ("
          + ResourceKind.ai().stream()
              .map(kind -> "'" + kind.type() + "'")
              .collect(Collectors.joining(", "))
          + ") | project id | order by id asc";

  private final URI arm;
  private final HttpClient http;
  private final String token;
  private final List<String> subscriptions = new ArrayList<>();
  private final EntityTable table = new EmbeddedEntityTable(Database.inMemory(), "keyward");
  private final Keyward keyward;
  private int asked;
  private int pages;

  private SweepInSmallHeap(House.Tenant tenant, URI arm) throws IOException, InterruptedException {
    this.arm = arm;
    http = HttpClient.newBuilder().sslContext(tenant.trust()).build();
    token = new NetworkFloor(tenant).token();
    House house = House.of(tenant, table, new SendingQueue(this::send), Clock.systemUTC()).at(arm);
    keyward = house.keyward();
  }

  /** Arguments: the tenant, its resource manager, its authority's file, how many resources. */
  public static void main(String[] arguments)
      throws IOException,
          InterruptedException,
          GeneralSecurityException,
          BadJson,
          JudgementConflict {
    SSLContext trust = TrustStore.only(Path.of(arguments[2]));
    House.Tenant tenant = new House.Tenant(URI.create(arguments[0]), trust);
    SweepInSmallHeap sweep = new SweepInSmallHeap(tenant, URI.create(arguments[1]));
    Map<String, Object> told = new LinkedHashMap<>();
    sweep.measure(told, "floor", "first", false);
    sweep.judge(Integer.parseInt(arguments[3]));
    sweep.measure(told, "judgedFloor", "hourly", true);
    told.put("asked", sweep.asked);
    told.put("pages", sweep.pages);
    System.out.println("\n" + JsonText.write(told));
    System.exit(0);
  }

  /** The queue: what is asked for is counted and goes no further. */
  private synchronized void send(String text, Duration delay) {
    if (text.startsWith("v1 subscription ")) {
      subscriptions.add(text);
    } else {
      asked++;
    }
  }

  private void measure(Map<String, Object> told, String floor, String ours, boolean judged)
      throws IOException, InterruptedException, BadJson {
    List<Double> floors = new ArrayList<>();
    List<Double> sweeps = new ArrayList<>();
    for (int i = 0; i <= ROUNDS; i++) {
      double other = walk(judged);
      double one = sweep();
      if (i > 0) {
        sweeps.add(one);
        floors.add(other);
      }
    }
    told.put(floor, Samples.of(floors).median());
    told.put(ours, Samples.of(sweeps).median());
  }

  private double sweep() {
    asked = 0;
    subscriptions.clear();
    long start = System.nanoTime();
    ((SweepInventoryTimer) keyward.function(SweepInventoryTimer.class)).run("{}");
    Work work = (Work) keyward.function(Work.class);
    List.copyOf(subscriptions).forEach(work::run);
    return (System.nanoTime() - start) / 1e6;
  }

  /** The same pages of Resource Graph, and those of the table where there are judgements. */
  private double walk(boolean judged) throws IOException, InterruptedException, BadJson {
    pages = 1;
    long start = System.nanoTime();
    body(asked("/subscriptions?api-version=" + SUBSCRIPTIONS_VERSION).GET());
    for (String subscription : SUBSCRIPTIONS) {
      String next = "";
      do {
        next = page(subscription, next);
        pages++;
      } while (!next.isEmpty());
      if (judged) {
        rows(subscription);
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private String page(String subscription, String next)
      throws IOException, InterruptedException, BadJson {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("resultFormat", "objectArray");
    options.put("$top", 1_000);
    if (!next.isEmpty()) {
      options.put("$skipToken", next);
    }
    String body =
        JsonText.write(Map.of("query", QUERY.formatted(subscription), "options", options));
    HttpRequest.Builder request =
        asked("/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01");
    return body(request.POST(BodyPublishers.ofString(body))).text("$skipToken");
  }

  private HttpRequest.Builder asked(String path) {
    return HttpRequest.newBuilder(arm.resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private Body body(HttpRequest.Builder request) throws IOException, InterruptedException, BadJson {
    return Body.of(
        JsonText.parseObject(http.send(request.build(), BodyHandlers.ofString()).body()));
  }

  private void rows(String subscription) {
    String next = "";
    do {
      EntityPage page = table.query(subscription, EntityTable.Range.prefix("resource-"), 500, next);
      next = page.continuation();
    } while (!next.isEmpty());
  }

  private void judge(int resources) throws JudgementConflict {
    TableJudgements judgements = new TableJudgements(table);
    for (int i = 0; i < resources; i++) {
      ResourceId id = ResourceId.of(LargeTenant.resourceId(i));
      judgements.keep(
          new Judgement(
              id,
              Verdict.COMPLIANT,
              Map.of("outcomes", List.of()),
              Set.of(),
              Instant.EPOCH,
              Instant.EPOCH,
              ""));
    }
  }
}
