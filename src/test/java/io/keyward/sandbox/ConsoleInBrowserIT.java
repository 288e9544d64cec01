package io.keyward.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.azure.store.TableTickets;
import io.keyward.inventory.ResourceId;
import io.keyward.remediation.Plan;
import io.keyward.sandbox.driver.Browser;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import io.keyward.testing.Plans;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.store.TicketStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console in a real browser on a running sandbox; its pictures are kept under target. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleInBrowserIT {
  private static final Path PICTURES = Path.of("target", "console");
  private final Instant found = Instant.now().minus(Duration.ofHours(43));
  private static final String APPROVER = "Keyward.Approver";
  private final RunningSandbox sandbox = new RunningSandbox();
  private final Wire wire = sandbox.wire;
  private Browser browser;
  private String drill = "";
  private String shown = "";
  private Ticket migration;

  @BeforeAll
  void prepare(@TempDir Path directory) throws Exception {
    browser = Browser.start(directory);
    KeyedAccount keys = new KeyedAccount(wire);
    for (String name : List.of("claims-triage", "contract-search", "hr-assistant")) {
      wire.put(Wire.account(name), inProduction("Confidential"));
    }
    wire.put(Wire.account("support-chat"), Wire.body("Internal"));
    wire.put(Wire.account("tender-review"), inProduction("Confidential"));
    keys.turnOn(Wire.account("tender-review"));
    wire.advance("PT11M");
    open("fraud-scoring", "writer@contoso.com");
    open("letter-drafts", "writer@contoso.com");
    ResourceId hub = Plans.account("ml-hub");
    Plan plan = Plans.migration(hub, "");
    migration = Plans.open(store(), hub, Plans.found(plan, 1, ""), found);
    shown = idOf("claims-triage");
    waiver();
    keyOverTime();
    drill();
  }

  private void drill() {
    Wire.Reply reply =
        wire.as(
            "cal",
            APPROVER,
            "/api/drills",
            "{\"key\":\"" + KeyedAccount.KEY + "\",\"reason\":\"The yearly drill.\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    drill = reply.json().path("id").asText();
  }

  /** Rotated and ended within the next twelve months. */
  private void keyOverTime() {
    long end = Instant.now().plus(Duration.ofDays(200)).getEpochSecond();
    wire.vault("PATCH", "kv-e2e", "/keys/cmk", "{\"attributes\":{\"exp\":" + end + "}}");
    wire.vault(
        "PUT",
        "kv-e2e",
        "/keys/cmk/rotationpolicy",
        """
        {"lifetimeActions":[{"trigger":{"timeAfterCreate":"P120D"},"action":{"type":"Rotate"}}],
         "attributes":{"expiryTime":"P200D"}}
        """);
    wire.advance("PT2M");
    wire.post("/admin/functions/SweepKeys", "{}");
    wire.advance("PT2M");
  }

  private static String inProduction(String classification) {
    return Wire.body(classification)
        .replace("\"DataClassification\"", "\"Environment\":\"Production\",\"DataClassification\"");
  }

  private String idOf(String account) {
    return wire.tickets(Wire.account(account)).get(0).path("id").asText();
  }

  @AfterAll
  void stop() {
    browser.close();
    sandbox.close();
  }

  @AfterEach
  void theBrowserHasNothingToSay() {
    List<String> said = List.copyOf(browser.complaints());
    browser.complaints().clear();
    // The sandbox's own sign-in page has no icon.
    assertThat(said).allSatisfy(it -> assertThat(it).contains("/favicon.ico"));
  }

  private TicketStore store() {
    return new TableTickets(sandbox.tenancy.table());
  }

  private Ticket open(String name, String author) {
    ResourceId id = Plans.account(name);
    Plan plan = Plans.inPlace(id, "");
    return Plans.open(store(), id, Plans.found(plan, 2, "", author), found);
  }

  private void waiver() {
    Wire.Reply reply =
        wire.as(
            "cal",
            APPROVER,
            "/api/waivers",
            """
        {"scope":"%s","rules":["cmk-required"],"reason":"Ends with the pilot.",
         "compensatingControl":"No customer data in it.","until":"%s"}
        """
                .formatted(Wire.account("hr-assistant"), Instant.now().plus(Duration.ofDays(20))));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private void signIn(String user, String role, String path) {
    browser.open(
        wire.host
            + "/.auth/login/sandbox?user="
            + user
            + "&roles="
            + role
            + "&post_login_redirect_uri="
            + Wire.encoded(path));
  }

  private void shoot(String name) throws IOException {
    browser.shoot(PICTURES.resolve(name + ".png"));
  }

  private String pathOf(String page) {
    return page.replace("TICKET", shown)
        .replace("KEY", Wire.encoded(KeyedAccount.KEY))
        .replace("DRILL", drill)
        .replace("MIGRATION", migration.id().toString())
        .replace("RESOURCE", Wire.encoded(Wire.account("claims-triage")));
  }

  @ParameterizedTest
  @CsvSource({
    "overview,  /console,                    Overview",
    "tickets,   /console/tickets,            Tickets",
    "ticket,    /console/tickets/TICKET,     claims-triage",
    "migration, /console/tickets/MIGRATION,  ml-hub",
    "resources, /console/resources,          Resources",
    "resource,  /console/resources/RESOURCE, claims-triage",
    "keys,      /console/keys,               Keys",
    "key,       /console/keys/KEY,           cmk",
    "drills,    /console/drills,             Drills",
    "drill,     /console/drills/DRILL,       Drill on cmk",
    "waivers,   /console/waivers,            Waivers",
    "alerts,    /console/alerts,             Alerts",
    "audit,     /console/audit,              Audit",
    "missing,   /console/none,               Not found"
  })
  void everyPageOpensInLightAndDarkAndNarrow(String name, String page, String heading)
      throws IOException {
    browser.size(1280, 860);
    browser.scheme("light");
    signIn("sam", "Keyward.SecurityAdmin", "/console");
    browser.open(wire.host + pathOf(page));
    if (name.equals("missing")) {
      browser.complaints().removeIf(it -> it.contains("404"));
    }

    assertThat(browser.run("document.querySelector('h1').textContent")).isEqualTo(heading);
    browser.size(1280, heightOfPage());
    shoot(name);
    browser.scheme("dark");
    shoot(name + "-dark");
    browser.size(380, 800);
    shoot(name + "-narrow");
    assertThat(browser.run("document.documentElement.scrollWidth")).isEqualTo("380");
  }

  private int heightOfPage() {
    int whole = Integer.parseInt(browser.run("document.documentElement.scrollHeight"));
    return Math.max(620, Math.min(whole, 1_000));
  }

  @Test
  void theOverviewDrawsItsChart() {
    browser.size(1280, 860);
    signIn("eve", "Keyward.Reader", "/console");

    assertThat(browser.run("String(Chart.getChart('days-chart').data.datasets.length)"))
        .isEqualTo("2");
  }

  @Test
  void theThemeIsKept() {
    browser.scheme("light");
    signIn("eve", "Keyward.Reader", "/console/keys");

    browser.run("document.getElementById('theme').click()");

    browser.open(wire.host + "/console/alerts");
    assertThat(browser.run("document.documentElement.dataset.theme")).isEqualTo("dark");
    browser.run("localStorage.clear()");
  }

  @Test
  void whoeverIsNotSignedInIsAskedTo() throws IOException {
    browser.size(1280, 860);
    browser.open(wire.host + "/.auth/logout?post_logout_redirect_uri=/console/tickets");
    browser.complaints().removeIf(it -> it.contains("401"));

    assertThat(browser.run("document.querySelector('h1').textContent")).isEqualTo("Sign in");
    shoot("sign-in");
    browser.runAndLoad("document.querySelector('main a').click()");
    assertThat(browser.run("location.pathname")).isEqualTo("/.auth/login/aad");
  }

  @Test
  void whoeverWroteItCannotDecideAndTwoOthersCan() {
    Ticket ticket = open("two-approvers", "writer");
    String path = "/console/tickets/" + ticket.id();
    signIn("writer", APPROVER, path);
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
    String path = "/console/tickets/" + idOf("budget-planner");
    signIn("writer", APPROVER, path);
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
    signIn(person, APPROVER, path);
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
    Ticket ticket = open("stale-plan", "writer");
    signIn("ana", APPROVER, "/console/tickets/" + ticket.id());

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
    List<Ticket> tickets = List.of(open("bulk-a", "writer"), open("bulk-b", "writer"));
    signIn("ana", APPROVER, "/console/tickets?q=bulk-");

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
    Ticket ticket = open("forged", "writer");

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
