package io.keyward.sandbox;

import static io.keyward.sandbox.SignedInBrowser.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.driver.Browser;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.Wire;
import io.keyward.ticket.Ticket;
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
  private SignedInBrowser console;
  private Wire wire;
  private Browser browser;
  private String drill = "";
  private String shown = "";
  private Ticket migration;

  @BeforeAll
  void prepare(@TempDir Path directory) throws Exception {
    console = new SignedInBrowser(directory);
    browser = console.browser;
    wire = console.wire;
    KeyedAccount keys = new KeyedAccount(wire);
    for (String name : List.of("claims-triage", "contract-search", "hr-assistant")) {
      wire.put(Wire.account(name), inProduction("Confidential"));
    }
    wire.put(Wire.account("support-chat"), Wire.body("Internal"));
    wire.put(Wire.account("tender-review"), inProduction("Confidential"));
    keys.turnOn(Wire.account("tender-review"));
    wire.advance("PT11M");
    console.open("fraud-scoring", "writer@contoso.com");
    console.open("letter-drafts", "writer@contoso.com");
    migration = console.migrating("ml-hub");
    shown = console.idOf("claims-triage");
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

  @AfterAll
  void stop() {
    console.close();
  }

  @AfterEach
  void theBrowserHasNothingToSay() {
    assertThat(console.complaints()).isEmpty();
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
    console.signIn("sam", "Keyward.SecurityAdmin", "/console");
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
    console.signIn("eve", "Keyward.Reader", "/console");

    assertThat(browser.run("String(Chart.getChart('days-chart').data.datasets.length)"))
        .isEqualTo("2");
  }

  @Test
  void theThemeIsKept() {
    browser.scheme("light");
    console.signIn("eve", "Keyward.Reader", "/console/keys");

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
}
