package io.keyward.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.ApiHouse;
import io.keyward.functions.FakeRequest;
import io.keyward.functions.GivenCalls;
import io.keyward.inventory.Body;
import io.keyward.remediation.Change;
import io.keyward.remediation.Goal;
import io.keyward.remediation.Plan;
import io.keyward.remediation.Plane;
import io.keyward.remediation.Step;
import io.keyward.sandbox.store.ReceivedMessage;
import io.keyward.testing.Plans;
import io.keyward.workflow.Execution;
import io.keyward.workflow.ticket.ApproveMany;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many tickets approved at once. */
final class BulkApiTest {
  private final ApiHouse house = new ApiHouse(true);

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> opened(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> house.opened("account-" + i, Execution.plan()))
        .toList();
  }

  private HttpResponseMessage approve(String person, List<String> ids) {
    String items =
        ids.stream()
            .map(id -> "{\"id\":\"" + id + "\",\"planHash\":\"hash\"}")
            .collect(Collectors.joining(","));
    String body = "{\"tickets\":[" + items + "],\"comment\":\"all alike\"}";
    return house.call("ApproveTickets", GivenCalls.approver(person).sending(body), "");
  }

  private static List<String> outcomes(HttpResponseMessage answer) {
    return FakeRequest.json(answer).items("items").stream()
        .map(it -> (it.text("status") + " " + it.text("state")).strip())
        .toList();
  }

  @Test
  void eachIsApprovedAndTheyBeginHalfAMinuteApart() {
    List<String> ids = opened(3);

    HttpResponseMessage answer = approve("bob", ids);

    assertThat(outcomes(answer)).containsOnly("200 approved").hasSize(3);
    List<Integer> due = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      due.add(house.queue.visible());
      house.clock.pass(Duration.ofSeconds(30));
    }
    assertThat(due).containsExactly(1, 2, 3);
    assertThat(house.queue.peek().stream().map(ReceivedMessage::text))
        .containsExactlyElementsOf(ids.stream().map(id -> "v1 ticket " + id).toList());
  }

  @Test
  void aRepeatChangesNothing() {
    List<String> ids = opened(2);
    approve("bob", ids);
    List<String> before = house.everything();

    assertThat(outcomes(approve("bob", ids))).containsOnly("200 approved");
    assertThat(house.everything()).isEqualTo(before);
  }

  @Test
  void differentPlansAreNotApprovedTogether() {
    List<String> ids = new ArrayList<>(opened(1));
    ids.add(house.opened("other", Execution.plan(Execution.plan().steps().get(1))));
    List<String> before = house.everything();

    HttpResponseMessage answer = approve("bob", ids);

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(house.everything()).isEqualTo(before);
  }

  @Test
  void plansAreEqualWhateverTheResourceAndDifferentByVaultAndFinding() {
    Plan one = Plans.inPlace(Plans.account("one"), "");
    Plan other = Plans.inPlace(Plans.account("other"), " elsewhere");

    assertThat(ApproveMany.shape(one)).isEqualTo(ApproveMany.shape(other));
    assertThat(ApproveMany.shape(inVault("a", "r")))
        .isEqualTo(ApproveMany.shape(inVault("a", "r")));
    assertThat(ApproveMany.shape(inVault("a", "r")))
        .isNotEqualTo(ApproveMany.shape(inVault("b", "r")))
        .isNotEqualTo(ApproveMany.shape(inVault("a", "s")));
  }

  private static Plan inVault(String vault, String rule) {
    String url = "/x/providers/Microsoft.KeyVault/vaults/" + vault + "?api-version=1";
    Step step =
        new Step(
            "bypass-" + vault,
            "Let it in.",
            List.of(rule),
            Change.arm(Change.Verb.PATCH, url, Map.of()),
            new Goal.Gone(Plane.ARM, url),
            List.of(),
            new Step.Undo.Harmless("none"),
            Step.Timing.of(Duration.ZERO),
            Map.of());
    return Execution.plan(step);
  }

  @Test
  void eachIsRefusedByItself() {
    String fine = house.opened("fine", Execution.plan());
    String stale = house.opened("stale", ApiHouse.MIGRATION);
    String unknown = fine.replaceFirst("1$", "7");

    Body answer = FakeRequest.json(approve("bob", List.of(stale, "nonsense", unknown, fine)));

    assertThat(answer.items("items").stream().map(it -> it.text("status")))
        .containsExactly("412", "404", "404", "200");
    assertThat(answer.items("items").get(0).text("detail")).contains("has changed since");
    assertThat(house.ticket(stale).version()).isEqualTo(1);
  }

  @Test
  void anAuthorIsRefusedForTheirOwn() {
    List<String> ids = opened(2);

    assertThat(outcomes(approve("AUTHOR", ids))).containsOnly("409");
    assertThat(ids).allMatch(id -> house.ticket(id).version() == 1);
  }

  @Test
  void whatTheStoreWasTooBusyForIsToldAndCanBeAskedAgain() {
    List<String> ids = opened(3);
    house.storeTakes(2);

    assertThat(outcomes(approve("bob", ids))).containsExactly("200 approved", "503", "503");
  }

  @Test
  void oneTicketIsNamedOnce() {
    String id = opened(1).get(0);

    assertThat(approve("bob", List.of(id, id)).getStatusCode()).isEqualTo(400);
  }
}
