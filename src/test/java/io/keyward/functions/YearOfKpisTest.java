package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.api.AuditApi;
import io.keyward.functions.api.KpisApi;
import io.keyward.functions.http.Gate;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.workflow.kpi.ReadKpiRecords;
import io.keyward.workflow.kpi.ReadKpis;
import io.keyward.workflow.kpi.RecomputeKpis;
import io.keyward.workflow.ticket.ReadAudit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Over a random year the API, its recomputation and an oracle agree to the last digit. */
final class YearOfKpisTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";

  private static FakeRequest reader() {
    return FakeRequest.by(TENANT, "Keyward.Reader");
  }

  private static KpisApi api(GivenYear year) {
    return new KpisApi(
        new Gate(true, TENANT),
        new ReadKpis(year.world.ports, year.store),
        new ReadKpiRecords(year.world.ports.rotations(), year.store));
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void allAgreeToTheLastDigit(@ForAll long seed) {
    Random random = new Random(seed);
    try (GivenYear year = new GivenYear(seed)) {
      LocalDate today = LocalDate.of(2027, 11, 22);
      for (int i = 0; i < 3; i++) {
        LocalDate to = i == 0 ? today : today.minusDays(random.nextInt(300));
        LocalDate from = to.minusDays(random.nextInt(200));
        Body told = answer(year, from, to);

        assertThat(figures(told)).isEqualTo(year.diary.figures(from, to, until(told)));
        everyDayAgrees(year, told);
        RecomputeKpis.Findings found = recomputed(year, told);
        assertThat(found.figures().stream().filter(it -> !it.isEqual())).isEmpty();
        assertThat(found.isEqual()).isTrue();
      }
    }
  }

  private static Body answer(GivenYear year, LocalDate from, LocalDate to) {
    FakeRequest request = reader().asking("from", "" + from).asking("to", "" + to);
    return FakeRequest.json(api(year).get(request));
  }

  private static long until(Body told) {
    List<Body> history = told.items("history");
    return Instant.parse(history.get(history.size() - 1).text("until")).toEpochMilli();
  }

  private static void everyDayAgrees(GivenYear year, Body told) {
    for (Body day : told.items("history")) {
      LocalDate date = LocalDate.parse(day.text("day"));
      Map<String, String> expected = year.diary.figures(date, date, until(told));
      assertThat(figures(day)).isEqualTo(expected);
    }
  }

  private static Map<String, String> figures(Body told) {
    Map<String, String> figures = new TreeMap<>();
    figures.put("closed", told.text("timeToRemediate", "closed"));
    figures.put("mean", digits(told, 4, "timeToRemediate", "meanHours"));
    figures.put("median", digits(told, 4, "timeToRemediate", "medianHours"));
    figures.put("p90", digits(told, 4, "timeToRemediate", "p90Hours"));
    figures.put("age", digits(told, 4, "timeToRemediate", "openAgeHours"));
    figures.put("rotations", told.text("keyRotations") + told.text("keyRotations", "count"));
    figures.put("denied", told.text("deniedRequests", "count"));
    figures.put("provisional", told.text("deniedRequests", "provisional"));
    boolean unknown = told.text("productionCompliance", "total").isEmpty();
    figures.put(
        "percent", unknown ? "unknown" : digits(told, 2, "productionCompliance", "percent"));
    return figures;
  }

  private static String digits(Body told, int scale, String... path) {
    String text = told.text(path);
    return text.isEmpty() ? "" : new BigDecimal(text).setScale(scale).toPlainString();
  }

  private static RecomputeKpis.Findings recomputed(GivenYear year, Body told) {
    KpisApi api = api(year);
    AuditApi audit =
        new AuditApi(new Gate(true, TENANT), new ReadAudit(year.world.ports.tickets()));
    return RecomputeKpis.of(
        told.object(),
        new RecomputeKpis.Exports(pages(audit::list), pages(api::list), List.of(resources(year))));
  }

  private static List<Object> pages(
      Function<HttpRequestMessage<Optional<String>>, HttpResponseMessage> list) {
    List<Object> pages = new ArrayList<>();
    String cursor = "";
    do {
      HttpResponseMessage answer =
          list.apply(reader().asking("top", "300").asking("cursor", cursor));
      Map<String, ?> page = parsed(String.valueOf(answer.getBody()));
      pages.add(page);
      cursor = Body.of(page).text("cursor");
    } while (!cursor.isEmpty());
    return pages;
  }

  private static Map<String, ?> parsed(String json) {
    try {
      return JsonText.parseObject(json);
    } catch (BadJson e) {
      throw new AssertionError(e);
    }
  }

  /** The resources as their export tells of them. */
  private static Map<String, ?> resources(GivenYear year) {
    List<Object> items = new ArrayList<>();
    year.world
        .ports
        .judgements()
        .list("", 500, "")
        .items()
        .forEach(it -> items.add(new LinkedHashMap<>(it.document())));
    return Map.of("items", items);
  }
}
