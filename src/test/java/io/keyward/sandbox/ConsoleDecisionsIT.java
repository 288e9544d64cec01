package io.keyward.sandbox;

import static io.keyward.sandbox.SignedInBrowser.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.Browser;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.Wire;
import io.keyward.ticket.Ticket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What people decide in the console, in a real browser on a running sandbox. */
@TestInstance(Lifecycle.PER_CLASS)
final class ConsoleDecisionsIT {
  private SignedInBrowser console;
  private Wire wire;
  private Browser browser;

  @BeforeAll
  void prepare(@TempDir Path directory) throws Exception {
    console = new SignedInBrowser(directory);
    browser = console.browser;
    wire = console.wire;
    new KeyedAccount(wire);
  }

  @AfterAll
  void stop() {
    console.close();
  }

  @AfterEach
  void theBrowserHasNothingToSay() {
    assertThat(console.complaints()).isEmpty();
  }

  @Test
  void whoeverWroteItCannotDecideAndTwoOthersCan() {
    Ticket ticket = console.open("two-approvers", "writer");
    String path = "/console/tickets/" + ticket.id();
    console.signIn("writer", APPROVER, path);
    assertThat(browser.run("document.querySelector('main').textContent"))
        .contains("cannot decide on its ticket");

    approve("ana", path);
    approve("ben", path);

    String why = wire.api("/api/tickets/" + ticket.id()).json().path("history").toString();
    assertThat(why).contains("Approved (1 of 2).", "Approved (2 of 2).");
  }

  @Test
  void anApprovedPlanIsAppliedAndTheTicketResolved() {
    wire.put(Wire.account("budget-planner"), Wire.body("Confidential"));
    wire.advance("PT11M");
    String path = "/console/tickets/" + console.idOf("budget-planner");
    console.signIn("writer", APPROVER, path);
    assertThat(browser.run("document.querySelectorAll('form[data-api$=approve]').length"))
        .isEqualTo("0");

    approve("ana", path);

    wire.advance("PT1H");
    browser.open(wire.host + path);
    assertThat(browser.run("document.querySelector('.head .badge').textContent"))
        .isEqualTo("Resolved");
    assertThat(browser.run("document.querySelector('.history').textContent"))
        .contains("Approved (1 of 1).", "ana");
    assertThat(wire.judged(Wire.account("budget-planner")).path("verdict").asText())
        .isEqualTo("compliant");
  }

  private void approve(String person, String path) {
    console.signIn(person, APPROVER, path);
    browser.runAndLoad(
        """
        (() => {
          const form = document.querySelector('form[data-api$="/approve"]');
          form.querySelectorAll('input[type=checkbox]').forEach(box => box.click());
          form.querySelector('button').click();
        })()
        """);
    assertThat(browser.run("document.getElementById('notice').textContent")).isEqualTo("Approved.");
  }

  @Test
  void aRefusalIsReadAloud() {
    Ticket ticket = console.open("stale-plan", "writer");
    console.signIn("ana", APPROVER, "/console/tickets/" + ticket.id());

    browser.run(
        """
        new Promise(done => {
          const form = document.querySelector('form[data-api$="/approve"]');
          form.querySelector('[name=planHash]').value = 'another';
          form.querySelector('input[type=checkbox]').click();
          const result = form.querySelector('.result');
          new MutationObserver(() => result.classList.contains('failed') && done(1))
            .observe(result, { attributes: true });
          form.querySelector('button').click();
        })
        """);

    assertThat(browser.run("document.querySelector('.result.failed').textContent"))
        .isEqualTo("The plan has changed since; look at it again and approve that one.");
    browser.complaints().removeIf(it -> it.contains("412"));
  }

  @Test
  void equalPlansAreApprovedTogether() {
    List<Ticket> tickets =
        List.of(console.open("bulk-a", "writer"), console.open("bulk-b", "writer"));
    console.signIn("ana", APPROVER, "/console/tickets?q=bulk-");

    browser.run("document.querySelectorAll('.pick').forEach(box => box.click())");
    browser.runAndLoad("document.querySelector('#bulk button').click()");

    assertThat(browser.run("document.getElementById('notice').textContent"))
        .isEqualTo("2 approved.");
    for (Ticket ticket : tickets) {
      JsonNode json = wire.api("/api/tickets/" + ticket.id()).json();
      assertThat(json.path("history").toString()).contains("Approved (1 of 2).");
    }
  }

  @Test
  void aPageOfAnotherSiteChangesNothing() {
    Ticket ticket = console.open("forged", "writer");

    Wire.Reply reply =
        wire.send(
            wire.at("/api/tickets/" + ticket.id() + "/comment")
                .header("X-MS-CLIENT-PRINCIPAL", Wire.principal(Tenancy.TENANT, APPROVER))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString("{\"comment\":\"forged\"}")));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(wire.api("/api/tickets/" + ticket.id()).text()).doesNotContain("Comment: forged");
  }
}
