package io.keyward.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.ApiHouse;
import io.keyward.functions.FakeRequest;
import io.keyward.functions.GivenCalls;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.workflow.ticket.CheckAudit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Drills as a client sees them. */
final class DrillsApiTest {
  private final ApiHouse house = new ApiHouse(true);

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponseMessage post(
      String operation, String person, String id, Map<String, ?> body) {
    return house.call(operation, GivenCalls.admin(person).sending(JsonText.write(body)), id);
  }

  private static String detail(HttpResponseMessage answer) {
    return FakeRequest.json(answer).text("detail");
  }

  @Test
  void aDrillIsShownFromItsRequestToItsEnd() {
    Body asked = FakeRequest.json(house.call("GetDrill", GivenCalls.admin("ana"), house.drilled()));
    assertThat(asked.text("state")).isEqualTo("requested");
    assertThat(asked.items("blastRadius", "users")).hasSize(1);

    Body disabled =
        FakeRequest.json(house.call("GetDrill", GivenCalls.admin("ana"), approvedAndRun(asked)));

    assertThat(disabled.text("state")).isEqualTo("undetermined");
    assertThat(disabled.items("disabling").get(0).text("stage")).isEqualTo("done");
    assertThat(disabled.items("history").size()).isGreaterThan(5);
    assertThat(house.vault.enabled()).isEmpty();
  }

  private String approvedAndRun(Body asked) {
    return house.carriedOut(asked.text("id"));
  }

  @Test
  void whoeverAskedIsRefusedWithTheSentence() {
    String id = house.drilled();

    HttpResponseMessage answer =
        post("ApproveDrill", "req", id, Map.of("radiusHash", house.radiusHash(id)));

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(detail(answer)).isEqualTo("Whoever asked for a drill cannot approve it.");
  }

  @Test
  void aBlastRadiusThatIsNotTheOneSeenIsStale() {
    String id = house.drilled();
    String seen = house.radiusHash(id);
    house.vault.version("v2", true);

    HttpResponseMessage changed = post("ApproveDrill", "one", id, Map.of("radiusHash", seen));
    HttpResponseMessage old = post("ApproveDrill", "one", id, Map.of("radiusHash", seen));
    HttpResponseMessage fresh =
        post("ApproveDrill", "one", id, Map.of("radiusHash", house.radiusHash(id)));

    assertThat(List.of(changed.getStatusCode(), old.getStatusCode(), fresh.getStatusCode()))
        .containsExactly(412, 412, 200);
  }

  @Test
  void aKeyThatIsNotKnownIsRefusedAndADrillThatIsNoneIsNotFound() {
    String key = "/subscriptions/s/providers/Microsoft.KeyVault/vaults/v/keys/k";

    assertThat(post("RequestDrill", "ana", "", Map.of("key", key, "reason", "r")).getStatusCode())
        .isEqualTo(400);
    assertThat(post("RestoreDrill", "ana", "no-id", Map.of()).getStatusCode()).isEqualTo(404);
    assertThat(post("RestoreDrill", "ana", "s." + "0".repeat(32) + ".1", Map.of()).getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsNotDisabledCannotBeRestored() {
    HttpResponseMessage answer = post("RestoreDrill", "ana", house.drilled(), Map.of());

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(detail(answer))
        .isEqualTo("The key is not disabled yet; withdraw the drill instead.");
  }

  @Test
  void theAuditExportHasDrillsAndVerifies() throws BadJson {
    String id = house.disabled();

    HttpResponseMessage page =
        house.call("ListAudit", GivenCalls.admin("ana").asking("top", "500"), "");
    String export = String.valueOf(page.getBody());

    assertThat(FakeRequest.json(page).items("items"))
        .anySatisfy(entry -> assertThat(entry.text("ticket")).isEqualTo(id));
    assertThat(new CheckAudit().check(List.of(JsonText.parseObject(export))).faults()).isEmpty();
    String forged = export.replace("Approved (1 of 2)", "Approved (2 of 2)");
    assertThat(forged).isNotEqualTo(export);
    assertThat(new CheckAudit().check(List.of(JsonText.parseObject(forged))).faults()).isNotEmpty();
  }
}
