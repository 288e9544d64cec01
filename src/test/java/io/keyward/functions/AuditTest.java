package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.api.AuditApi;
import io.keyward.functions.http.Gate;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.testing.Plans;
import io.keyward.ticket.Actor;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.workflow.Execution;
import io.keyward.workflow.ticket.CheckAudit;
import io.keyward.workflow.ticket.ReadAudit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The export of the histories, and what is found when somebody altered it. */
final class AuditTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private final Execution execution = new Execution();
  private final AuditApi api =
      new AuditApi(new Gate(true, TENANT), new ReadAudit(execution.world.ports.tickets()));

  @BeforeEach
  void someHistory() throws TicketConflict {
    execution.opened(Execution.plan(), 1);
    Actor bob = new Actor("bob", Set.of());
    execution.decide().decide(execution.id, new TicketEvent.Comment(bob, " two  blanks é "));
    execution.decide().decide(execution.id, new TicketEvent.Approve(bob, "hash", "go"));
  }

  @AfterEach
  void close() {
    execution.close();
  }

  private String export(FakeRequest request) {
    HttpResponseMessage answer = api.list(request);
    return String.valueOf(answer.getBody());
  }

  private static FakeRequest reader() {
    return FakeRequest.of("eve", TENANT, "Keyward.Reader");
  }

  private static CheckAudit.Findings check(String... pages) throws BadJson {
    List<Object> parsed = new ArrayList<>();
    for (String page : pages) {
      parsed.add(JsonText.parseObject(page));
    }
    return new CheckAudit().check(parsed);
  }

  @Test
  void anExportIsAsItWasWritten() throws BadJson {
    CheckAudit.Findings found = check(export(reader()));

    assertThat(found).isEqualTo(new CheckAudit.Findings(3, 1, List.of(), false));
  }

  @Test
  void pagesAreCheckedAsOne() throws BadJson {
    String first = export(reader().asking("top", "2"));
    String cursor = String.valueOf(JsonText.parseObject(first).get("cursor"));
    String second = export(reader().asking("top", "2").asking("cursor", cursor));

    assertThat(check(first).goesOn()).isTrue();
    assertThat(check(first, second)).isEqualTo(new CheckAudit.Findings(3, 1, List.of(), false));
    assertThat(check(second).faults()).isNotEmpty();
    assertThat(check(second, first).faults()).isNotEmpty();
  }

  /** Of three tickets with one entry each, a page for each ticket. */
  private List<String> pagesOfOneTicketEach() throws TicketConflict, BadJson {
    List<String> pages = new ArrayList<>();
    String cursor = "";
    for (int i = 0; i < 3; i++) {
      Plans.open(
          execution.world.ports.tickets(),
          Plans.account("alone-" + i),
          Plans.found(Plans.inPlace(Plans.account("alone-" + i), ""), 1, ""),
          execution.world.clock.instant());
    }
    do {
      String page = export(reader().asking("top", "1").asking("cursor", cursor));
      pages.add(page);
      cursor = Objects.toString(JsonText.parseObject(page).get("cursor"), "");
    } while (!cursor.isEmpty());
    return pages;
  }

  @Test
  void aPageThatWasLeftOutIsMissedWhicheverItIs() throws TicketConflict, BadJson {
    List<String> pages = pagesOfOneTicketEach();
    assertThat(check(pages.toArray(new String[0])).faults()).isEmpty();

    for (int left = 0; left < pages.size() - 1; left++) {
      List<String> rest = new ArrayList<>(pages);
      rest.remove(left);
      assertThat(check(rest.toArray(new String[0])).faults())
          .as("without page %s", left)
          .isNotEmpty();
    }
    assertThat(check(pages.subList(0, pages.size() - 1).toArray(new String[0])).goesOn()).isTrue();
  }

  @Test
  void aPageBehindTheLastIsFound() throws BadJson {
    String whole = export(reader());

    assertThat(check(whole, whole).faults()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"number\":1,     | \"number\":\"1\",",
        "\"number\":1,     | \"number\":1.0,",
        "\"from\":null     | \"from\":[\"settling\"]",
        "\"from\":null     | \"from\":\"\"",
        "\"previous\":null | \"previous\":{}",
        "\"why\":\"No key.\" | \"why\":[\"No key.\"]",
      })
  void aValueOfAnotherTypeIsFound(String written, String altered) throws BadJson {
    String export = export(reader());
    assertThat(export).contains(written);

    assertThat(check(export.replaceFirst(Pattern.quote(written), altered)).faults()).isNotEmpty();
  }

  @Test
  void halfACharacterIsNoQuestionMark() throws BadJson, TicketConflict {
    Actor bob = new Actor("bob", Set.of());
    execution.decide().decide(execution.id, new TicketEvent.Comment(bob, "why \ud800"));
    String export = export(reader());

    String altered = export.replace("Comment: why ?", "Comment: why \\ud800");

    assertThat(check(export).faults()).isEmpty();
    assertThat(altered).isNotEqualTo(export);
    assertThat(check(altered).faults()).isNotEmpty();
  }

  @Test
  void aCursorOfNoPageIsRefused() {
    assertThat(api.list(reader().asking("cursor", "abc")).getStatusCode()).isEqualTo(400);
  }

  @Test
  void everyAlteredByteIsFound() {
    byte[] export = export(reader()).getBytes(StandardCharsets.UTF_8);
    List<String> unnoticed = new ArrayList<>();
    for (int at = 0; at < export.length; at++) {
      for (int bit : new int[] {1, 2, 16, 32}) {
        byte[] altered = export.clone();
        altered[at] ^= (byte) bit;
        if (!isNoticed(new String(altered, StandardCharsets.UTF_8))) {
          unnoticed.add("byte " + at + " bit " + bit);
        }
      }
    }

    assertThat(unnoticed).isEmpty();
  }

  private static boolean isNoticed(String text) {
    try {
      return !check(text).faults().isEmpty();
    } catch (BadJson e) {
      return true;
    }
  }

  @Test
  void anEntryThatWasCutOffIsMissed() throws BadJson {
    String export = export(reader());
    int last = export.lastIndexOf(",{\"ticket\"");
    String cut = export.substring(0, last) + export.substring(export.indexOf("]", last));

    assertThat(check(cut).faults()).hasSize(1);
  }
}
