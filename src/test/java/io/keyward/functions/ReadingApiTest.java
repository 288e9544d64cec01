package io.keyward.functions;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.api.ResourcesApi;
import io.keyward.functions.api.TicketsApi;
import io.keyward.functions.http.Gate;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.World;
import io.keyward.ticket.Actor;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.Asked;
import io.keyward.workflow.judge.ReadJudgements;
import io.keyward.workflow.ticket.DecideTicket;
import io.keyward.workflow.ticket.ReadTickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tickets and resources as a reader asks for them. */
final class ReadingApiTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private final World world = new World();
  private final Gate gate = new Gate(true, TENANT);
  private final TicketsApi tickets = new TicketsApi(gate, new ReadTickets(world.ports.tickets()));
  private final ResourcesApi resources =
      new ResourcesApi(gate, new ReadJudgements(world.ports.judgements()));
  private final ResourceId openai = account("openai");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void ticketListNamesTheFinding() {
    opened(openai);

    Body item = FakeRequest.json(tickets.list(reader())).items("items").get(0);

    assertThat(item.text("subject")).isEqualTo(openai.toString());
    assertThat(item.text("state")).isEqualTo("awaitingApproval");
    assertThat(item.items("findings").get(0).text("rule")).isEqualTo("cmk-required");
  }

  @ParameterizedTest
  @CsvSource({
    "state,    awaitingApproval, 1",
    "state,    AWAITINGAPPROVAL, 1",
    "state,    closed, 0",
    "severity, high,             1",
    "severity, low,              0",
    "subject,  /subscriptions/x, 0",
  })
  void ticketListIsFiltered(String name, String value, int expected) {
    opened(openai);

    HttpResponseMessage answer = tickets.list(reader().asking(name, value));

    assertThat(FakeRequest.json(answer).items("items")).hasSize(expected);
  }

  @Test
  void subjectIsComparedWithoutCase() {
    opened(openai);

    HttpResponseMessage answer =
        tickets.list(reader().asking("subject", openai.key().toUpperCase(java.util.Locale.ROOT)));

    assertThat(FakeRequest.json(answer).items("items")).hasSize(1);
  }

  @Test
  void subjectMayEndInASlash() {
    opened(openai);

    HttpResponseMessage answer = tickets.list(reader().asking("subject", openai + "/"));

    assertThat(FakeRequest.json(answer).items("items")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "state,  open",
    "severity, worst",
    "top, 0",
    "top, -1",
    "top, many",
    "top, 501",
    "cursor, a b",
    "cursor, '../../x'",
    "cursor, QUFB",
    "subject, 'a\u0000b'",
  })
  void badParameterIsOneSentenceAndAnswers400(String name, String value) {
    HttpResponseMessage answer = tickets.list(reader().asking(name, value));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(FakeRequest.json(answer).text("detail")).startsWith("The parameter " + name);
  }

  @Test
  void listsArePagedByCursorWithoutLossOrRepeat() {
    IntStream.range(0, 7).forEach(i -> opened(account("openai-" + i)));
    List<String> seen = new ArrayList<>();
    String cursor = "";

    do {
      Body page =
          FakeRequest.json(tickets.list(reader().asking("top", "3").asking("cursor", cursor)));
      page.items("items").forEach(item -> seen.add(item.text("subject")));
      cursor = page.text("cursor");
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void oneTicketHasItsHistory() {
    opened(openai);
    String id = world.tickets(openai).get(0).id().toString();

    Body ticket = FakeRequest.json(tickets.get(reader(), id));

    assertThat(ticket.items("history"))
        .extracting(entry -> entry.text("to"))
        .containsExactly("settling", "awaitingApproval");
  }

  @Test
  void aListHasTheLastOfLongHistoriesAlone() {
    opened(openai);
    TicketId id = world.tickets(openai).get(0).id();
    DecideTicket decide = world.decide();
    for (int i = 1; i <= 20; i++) {
      decide.decide(id, new TicketEvent.Comment(new Actor("bob", Set.of()), "no. " + i));
    }

    Body listed = FakeRequest.json(tickets.list(reader())).items("items").get(0);
    Body one = FakeRequest.json(tickets.get(reader(), id.toString()));

    assertThat(one.items("history")).hasSize(22);
    assertThat(listed.items("history")).hasSize(10);
    assertThat(listed.items("history").get(9).text("why")).isEqualTo("Comment: no. 20");
    assertThat(listed.text("historyLength")).isEqualTo("22").isEqualTo(one.text("historyLength"));
  }

  @ParameterizedTest
  @CsvSource({"x", "..", "'00000000-0000-0000-0000-000000000001.0.1'", "'a/../b'"})
  void unknownTicketIsNotFound(String id) {
    assertThat(tickets.get(reader(), id).getStatusCode()).isEqualTo(404);
  }

  @Test
  void resourceIsFoundByItsKeyAndByItsId() {
    opened(openai);
    Body item = FakeRequest.json(resources.list(reader())).items("items").get(0);

    Body byKey = FakeRequest.json(resources.get(reader(), item.text("key")));
    Body byId = FakeRequest.json(resources.get(reader(), openai.toString()));

    assertThat(byKey.text("verdict")).isEqualTo("nonCompliant");
    assertThat(byId.text("id")).isEqualTo(openai.toString());
    assertThat(byId.text("encryption", "source")).isEqualTo("platform");
  }

  @Test
  void unknownResourceIsNotFound() {
    assertThat(resources.get(reader(), "nothing").getStatusCode()).isEqualTo(404);
  }

  private static FakeRequest reader() {
    return FakeRequest.by(TENANT, "Keyward.Reader");
  }

  private void opened(ResourceId id) {
    world.azure.put(withoutKey(id));
    world.inspect.inspect(id, Asked.BY_EVENT);
    world.pass(world.policy.settlingWindow());
  }
}
