package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Plans;
import io.keyward.testing.World;
import io.keyward.ticket.Ticket;
import io.keyward.workflow.ApproveTickets;
import io.keyward.workflow.DecideTicket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several approvals in one request. */
final class BulkApiTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private final World world = new World();
  private final AtomicInteger pauses = new AtomicInteger();
  private final BulkApi api =
      new BulkApi(
          new Gate(true, TENANT),
          new ApproveTickets(
              world.ports.tickets(),
              new DecideTicket(world.ports.tickets(), world.desk, world.policies, world.clock),
              pauses::incrementAndGet));

  @AfterEach
  void close() {
    world.close();
  }

  private Ticket fixable(String name, String... authors) {
    ResourceId subject = Plans.account(name);
    return Plans.open(
        world.ports.tickets(),
        subject,
        Plans.found(Plans.inPlace(subject, ""), 1, "", authors),
        world.clock.instant());
  }

  private static String named(Ticket... tickets) {
    List<String> items = new ArrayList<>();
    for (Ticket ticket : tickets) {
      items.add(
          "{\"id\":\"%s\",\"planHash\":\"%s\"}"
              .formatted(ticket.id(), ticket.remedy().plan().hash()));
    }
    return "{\"tickets\":[" + String.join(",", items) + "],\"comment\":\"all fine\"}";
  }

  private HttpResponseMessage send(String role, String body) {
    return api.approve(FakeRequest.of("ana", TENANT, role).via(HttpMethod.POST).sending(body));
  }

  private String state(Ticket ticket) {
    return world.ports.tickets().find(ticket.id()).orElseThrow().state().word();
  }

  @Test
  void equalPlansAreApprovedOneAfterTheOther() {
    Ticket a = fixable("a");
    Ticket b = fixable("b");

    Body answer = FakeRequest.json(send("Keyward.Approver", named(a, b)));

    assertThat(answer.items("items")).extracting(it -> it.text("status")).containsOnly("200");
    assertThat(List.of(state(a), state(b))).containsOnly("approved");
    assertThat(pauses).hasValue(1);
  }

  @Test
  void whoeverWroteOneOfThemIsRefusedForThatOne() {
    Ticket a = fixable("a", "ana");
    Ticket b = fixable("b");

    Body answer = FakeRequest.json(send("Keyward.Approver", named(a, b)));

    assertThat(answer.items("items"))
        .extracting(it -> it.text("status"))
        .containsExactly("409", "200");
    assertThat(answer.items("items").get(0).text("detail")).contains("cannot decide");
    assertThat(List.of(state(a), state(b))).containsExactly("awaitingApproval", "approved");
  }

  @Test
  void differentPlansAreNotApprovedTogether() {
    Ticket a = fixable("a");
    ResourceId subject = Plans.account("m");
    Ticket migration =
        Plans.open(
            world.ports.tickets(),
            subject,
            Plans.found(Plans.migration(subject, ""), 1, ""),
            world.clock.instant());

    HttpResponseMessage answer = send("Keyward.Approver", named(a, migration));

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(state(a)).isEqualTo("awaitingApproval");
  }

  @Test
  void noMoreThanTwentyAreApprovedAtOnce() {
    Ticket[] many = new Ticket[21];
    for (int i = 0; i < many.length; i++) {
      many[i] = fixable("n" + i);
    }

    HttpResponseMessage answer = send("Keyward.Approver", named(many));

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(List.of(many)).allSatisfy(it -> assertThat(state(it)).isEqualTo("awaitingApproval"));
  }

  @Test
  void noTicketCountsTwice() {
    Ticket a = fixable("a");

    assertThat(send("Keyward.Approver", named(a, a)).getStatusCode()).isEqualTo(409);
  }

  @Test
  void aReaderApprovesNothing() {
    Ticket a = fixable("a");

    assertThat(send("Keyward.Reader", named(a)).getStatusCode()).isEqualTo(403);
    assertThat(state(a)).isEqualTo("awaitingApproval");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"tickets\":[{\"id\":\"odd\"}]}", "{\"tickets\":[7]}", "{\"x\":1}", "["})
  void anOddRequestIsRefused(String body) {
    assertThat(send("Keyward.Approver", body).getStatusCode()).isEqualTo(400);
  }
}
