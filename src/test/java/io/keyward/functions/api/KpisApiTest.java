package io.keyward.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.ApiHouse;
import io.keyward.functions.FakeRequest;
import io.keyward.inventory.Body;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /api/kpis} on the real graph. */
final class KpisApiTest {
  private final ApiHouse house = new ApiHouse(true);

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponseMessage get(FakeRequest request) {
    return house.call("GetKpis", request, "");
  }

  private static FakeRequest reader() {
    return FakeRequest.by(ApiHouse.TENANT, "Keyward.Reader");
  }

  @Test
  void theAnswerHasTheShapeOfTheContractAndTellsOfTheLastNinetyDays() {
    house.judged("judged");

    Body told = FakeRequest.json(get(reader()));

    assertThat(told.object().keySet())
        .containsExactly(
            "from",
            "to",
            "productionCompliance",
            "timeToRemediate",
            "keyRotations",
            "deniedRequests",
            "history");
    assertThat(told.at("productionCompliance").object().keySet())
        .containsExactly("compliant", "total", "percent", "waived", "undetermined");
    assertThat(told.at("timeToRemediate").object().keySet())
        .containsExactly("meanHours", "medianHours", "p90Hours", "closed", "openAgeHours");
    assertThat(told.text("from")).isEqualTo("2026-08-24");
    assertThat(told.text("to")).isEqualTo("2026-11-21");
    assertThat(told.items("history")).hasSize(90);
  }

  @Test
  void withoutLogsDeniedRequestsAreNotKnown() {
    Body told = FakeRequest.json(get(reader()));

    assertThat(told.at("deniedRequests").object())
        .containsEntry("count", null)
        .containsEntry("provisional", true);
  }

  @Test
  void todayIsToldAsItIsAndEarlierDaysAsTheyWereKept() {
    house.judged("judged");

    List<Body> history = FakeRequest.json(get(reader())).items("history");

    assertThat(history.get(88).object()).containsEntry("verdicts", null);
    assertThat(history.get(89).text("verdicts", "nonCompliant")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"format, csv, ", "format, CSV, application/json", ", , 'text/csv;q=1'"})
  void spreadsheetsGetALineForEachDay(String name, String value, String accept) {
    FakeRequest request = reader().withHeader("accept", accept == null ? "" : accept);

    HttpResponseMessage answer = get(name == null ? request : request.asking(name, value));

    List<String> lines = String.valueOf(answer.getBody()).lines().toList();
    assertThat(answer.getHeader("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(lines).hasSize(91);
    assertThat(lines.get(0)).startsWith("\"day\",\"until\",\"productionCompliant\"");
    assertThat(lines.get(1)).startsWith("\"2026-08-24\",\"2026-08-25T00:00:00Z\",\"\",\"\"");
  }

  @ParameterizedTest
  @CsvSource({
    "x, 2026-11-21",
    "2026-11-21, 2026-11-20",
    "2026-02-30, 2026-11-21",
    "2020-01-01, 2026-11-21",
    "2026-11-22, 2026-11-30",
    "+999999999-01-01, 2026-11-21",
    "2026-11-21T09:00, 2026-11-21"
  })
  void aPeriodThatIsNoneIsRefused(String from, String to) {
    HttpResponseMessage answer = get(reader().asking("from", from).asking("to", to));

    assertThat(answer.getStatusCode()).isEqualTo(400);
  }

  @Test
  void aMomentStandsForItsDayAndTheFutureIsNotTold() {
    FakeRequest request =
        reader().asking("from", "2026-11-20T23:59:59Z").asking("to", "2027-01-01");

    Body told = FakeRequest.json(get(request));

    assertThat(told.items("history").stream().map(it -> it.text("day")))
        .containsExactly("2026-11-20", "2026-11-21");
    assertThat(told.text("to")).isEqualTo("2027-01-01");
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    for (String cursor : List.of("x", "cx", "d2026-02-30", "rx")) {
      HttpResponseMessage answer =
          house.call("ListKpiRecords", reader().asking("cursor", cursor), "");

      assertThat(answer.getStatusCode()).describedAs(cursor).isEqualTo(400);
    }
  }
}
