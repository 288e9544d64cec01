package io.keyward.functions.api;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.FakeRequest;
import io.keyward.functions.http.Gate;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.World;
import io.keyward.workflow.Asked;
import io.keyward.workflow.waiver.ReadWaivers;
import io.keyward.workflow.waiver.Waiving;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waivers over HTTP. */
final class WaiversApiTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private static final String WISH =
      "{'rules':['cmk-required'],'reason':'why','compensatingControl':'instead','until':'2026-12-31'}";
  private static final String ADMIN = "Keyward.SecurityAdmin";
  private final World world = new World();
  private final Waiving waiving = new Waiving(world);
  private final WaiversApi api =
      new WaiversApi(
          new Gate(true, TENANT),
          new ReadWaivers(world.ports.waivers(), world.clock),
          new WaiversApi.Decisions(
              waiving.request, waiving.waive, waiving.approve, waiving.revoke));
  private final ResourceId openai = account("openai");
  private String ticket = "";

  @BeforeEach
  void open() {
    world.azure.put(withoutKey(openai));
    world.inspect.inspect(openai, Asked.BY_EVENT);
    world.pass(world.policy.settlingWindow());
    ticket = world.tickets(openai).get(0).id().toString();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static FakeRequest by(String person, String role) {
    return FakeRequest.of(person, TENANT, role);
  }

  private HttpResponseMessage waive(String person, String role, String body) {
    return api.waive(by(person, role).sending(body.replace('\'', '"')), ticket);
  }

  private Body asked() {
    return FakeRequest.json(waive("cal", "Keyward.Approver", WISH));
  }

  @Test
  void aRequestIsShownAndAccepted() {
    Body asked = asked();

    HttpResponseMessage answer = api.approve(by("ana", ADMIN).sending(""), asked.text("id"));

    assertThat(asked.text("state")).isEqualTo("requested");
    assertThat(FakeRequest.json(answer).text("state")).isEqualTo("approved");
    assertThat(FakeRequest.json(answer).text("until")).isEqualTo("2026-12-31T00:00:00Z");
    assertThat(world.states(openai)).containsExactly("waived");
  }

  @Test
  void everyWaiverIsListed() {
    asked();

    Body item = FakeRequest.json(api.list(by("eve", "Keyward.Reader"))).items("items").get(0);

    assertThat(item.members().keySet())
        .containsExactly(
            "id",
            "scope",
            "rules",
            "state",
            "reason",
            "compensatingControl",
            "until",
            "requestedBy",
            "requestedAt",
            "approvedBy",
            "approvedAt",
            "revokedBy",
            "revokedAt");
    assertThat(item.text("scope")).isEqualTo(openai.toString());
    assertThat(item.text("requestedBy")).isEqualTo("cal");
  }

  @Test
  void anAcceptedWaiverIsRevoked() {
    String id = asked().text("id");
    waive("ana", ADMIN, WISH);

    HttpResponseMessage answer = api.revoke(by("ben", ADMIN).sending("{}"), id);

    assertThat(FakeRequest.json(answer).text("revokedBy")).isEqualTo("ben");
    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void nobodyAcceptsTheirOwn() {
    String id = FakeRequest.json(waive("ana", ADMIN, WISH)).text("id");

    HttpResponseMessage answer = api.approve(by("ana", ADMIN).sending("{}"), id);

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(FakeRequest.json(answer).text("detail")).contains("did not ask for it");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "Keyward.Reader,        waive,   403",
    "Keyward.Approver,      waive,   200",
    "Keyward.SecurityAdmin, waive,   200",
    "Keyward.Reader,        list,    200",
    "Keyward.Approver,      approve, 403",
    "Keyward.SecurityAdmin, approve, 404",
    "Keyward.Approver,      revoke,  403",
    "Keyward.SecurityAdmin, revoke,  404",
    "none,                  list,    403",
  })
  void eachRouteNeedsItsRole(String role, String route, int status) {
    FakeRequest request = by("ana", role).sending(WISH.replace('\'', '"'));
    String none = "s." + "0".repeat(32);
    HttpResponseMessage answer =
        switch (route) {
          case "waive" -> api.waive(request, ticket);
          case "list" -> api.list(request);
          case "approve" -> api.approve(by("ana", role).sending(""), none);
          default -> api.revoke(by("ana", role).sending(""), none);
        };

    assertThat(answer.getStatusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{'reason':'a','compensatingControl':'b','until':'2026-12-31'}",
        "{'rules':[],'reason':'a','compensatingControl':'b','until':'2026-12-31'}",
        "{'rules':'cmk-required','reason':'a','compensatingControl':'b','until':'2026-12-31'}",
        "{'rules':['cmk-required'],'reason':' ','compensatingControl':'b','until':'2026-12-31'}",
        "{'rules':['cmk-required'],'reason':'a','until':'2026-12-31'}",
        "{'rules':['cmk-required'],'reason':'a','compensatingControl':'b','until':'soon'}",
        "{'rules':['cmk-required'],'reason':'a','compensatingControl':'b','until':'2020-01-01'}",
        "{'rules':['cmk-required'],'reason':'a','compensatingControl':'b','until':'2099-01-01'}",
        "{'rules':['cmk-required'],'reason':'a','compensatingControl':'b','until':'2026-12-31','x':1}",
      })
  void whatCannotBeARequestIsRefused(String body) {
    HttpResponseMessage answer = waive("ana", ADMIN, body);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(FakeRequest.json(answer).text("detail")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
  void whatAFormOfAnotherSiteCouldSendIsRefused(String type) {
    FakeRequest request =
        by("ana", ADMIN).sending(WISH.replace('\'', '"')).withHeader("Content-Type", type);

    assertThat(api.waive(request, ticket).getStatusCode()).isEqualTo(400);
  }

  @Test
  void aRuleThatTheTicketHasNotIsRefused() {
    HttpResponseMessage answer = waive("ana", ADMIN, WISH.replace("cmk-required", "key-expired"));

    assertThat(answer.getStatusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({
    "/subscriptions/00000000-0000-0000-0000-000000000001, 200",
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg, 200",
    "/providers/Microsoft.Management/managementGroups/m, 400",
    "rg, 400",
    "/subscriptions/s/resourceGroups/../x, 400",
  })
  void aScopeIsOneOfThree(String scope, int status) {
    String body = WISH.replace("{'rules", "{'scope':'" + scope + "','rules").replace('\'', '"');

    HttpResponseMessage answer = api.request(by("cal", "Keyward.Approver").sending(body));

    assertThat(answer.getStatusCode()).isEqualTo(status);
  }
}
