package io.keyward.console;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.ResourceId;
import io.keyward.testing.Plans;
import io.keyward.ticket.Ticket;
import io.keyward.workflow.Asked;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages, made of what is kept. */
final class ConsoleTest {
  private final Shelf shelf = new Shelf();

  @AfterEach
  void close() {
    shelf.close();
  }

  private ResourceId judged() {
    ResourceId openai = account("openai");
    shelf.world.azure.put(withoutKey(openai));
    shelf.world.inspect.inspect(openai, Asked.BY_EVENT);
    shelf.world.pass(shelf.world.policy.settlingWindow());
    return openai;
  }

  private String ticket(Visitor visitor, Ticket ticket) {
    return shelf.html(visitor, "tickets/" + ticket.id());
  }

  @ParameterizedTest
  @CsvSource({
    "'',        Nothing was judged yet",
    "tickets,   No ticket here",
    "resources, No resource here",
    "keys,      No key is watched yet",
    "waivers,   No waiver",
    "alerts,    No alert here",
    "audit,     Nothing happened yet"
  })
  void anEmptyInstallationSaysWhatWillCome(String path, String sentence) {
    assertThat(shelf.html(Shelf.READER, path)).contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tickets", "resources", "keys", "waivers", "alerts", "audit"})
  void everyPageHasItsLandmarksAndNoInlineCode(String path) {
    String html = shelf.html(Shelf.ADMIN, path);

    assertThat(html)
        .contains("<html lang=\"en\">", "class=\"skip\"", "<main id=\"main\"", "<nav", "<h1>")
        .contains("aria-current=\"page\"", "aria-live=\"polite\"")
        .doesNotContain("<style", "style=", "javascript:", "http://", "https://")
        .doesNotContainPattern("<script(?! (src|type=\"module\" src|defer src)=)")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void theOverviewCountsWhatIsKept() {
    judged();

    String html = shelf.html(Shelf.READER, "");

    assertThat(html).contains("1 await approval", "1 not compliant", "id=\"days-table\"");
    assertThat(html).contains("<th scope=\"row\">2026-11-21</th><td>1</td><td>0</td>");
  }

  @Test
  void figuresOverTimeHaveAChartATableAndARangeToChoose() {
    judged();

    String html = shelf.html(Shelf.READER, "");

    assertThat(html).contains("data-table=\"kpi-keys\"", "<table id=\"kpi-keys\">");
    assertThat(html)
        .contains("href=\"/console?days=365#over-time\"", "aria-current=\"true\">90 days");
    assertThat(html).contains("<th scope=\"row\">2026-08-24</th><td>0</td><td>–</td>");
    assertThat(html).contains("The logs of the vaults told of no day");
  }

  @Test
  void aRangeIsDrawnFromItsFirstDay() {
    PageQuery month = new PageQuery("", "", "", "", "", 30);

    String html = shelf.console.page(Shelf.READER, "", month).html();

    assertThat(html).contains("<th scope=\"row\">2026-10-23</th>").doesNotContain("2026-10-22");
  }

  @Test
  void whereNobodyCountedTheChartSaysSo() {
    String html = shelf.html(Shelf.READER, "");

    assertThat(html)
        .contains("Nothing was remedied in this time and nothing is open.")
        .doesNotContain("data-table=\"kpi-remediation\"");
  }

  @Test
  void aTicketShowsItsChainWithTheBrokenLink() {
    judged();
    Ticket ticket = shelf.world.tickets(account("openai")).get(0);

    assertThat(ticket(Shelf.READER, ticket))
        .contains("class=\"link-broken\"><span class=\"link-name\">Key</span>", "cmk-required")
        .contains("Microsoft's key", "Evidence (");
  }

  @Test
  void aResourceShowsEveryRulesOutcome() {
    ResourceId id = judged();

    String html = shelf.html(Shelf.READER, "resources/" + id);

    assertThat(html).contains("Non compliant", "cmk-required", "cmk-vault-reachable", "Observed");
    assertThat(shelf.html(Shelf.READER, "resources")).contains(id.name(), "Non compliant");
  }

  @Test
  void aPlanShowsWhatItChangesExactly() {
    String html = ticket(Shelf.READER, shelf.fixable("a", ""));

    assertThat(html)
        .contains("properties.encryption.keySource", "Microsoft.CognitiveServices")
        .contains("PATCH /subscriptions/", "\"keySource\" : \"Microsoft.KeyVault\"")
        .contains("Cannot be undone", "Azure cannot turn a customer's key off again.")
        .contains("0 of 2", "2 resources", "15 min", "Left open", "hash-of-a");
  }

  @Test
  void aMigrationHasTasksToTick() {
    Ticket ticket = shelf.open("m", Plans.found(Plans.migration(Plans.account("m"), ""), 1, ""));

    assertThat(ticket(Shelf.APPROVER, ticket))
        .contains(
            "class=\"task\"", "data-task=\"create\"", "/replacement\"", "az cognitiveservices");
    assertThat(ticket(Shelf.READER, ticket))
        .contains("To do: Create the replacement")
        .doesNotContain("class=\"task\"", "data-api");
  }

  @Test
  void actionsAreShownToThoseWhoMayTakeThem() {
    Ticket ticket = shelf.fixable("a", "", "writer");
    Visitor writer = new Visitor("w", java.util.Set.of("WRITER"), true, true);

    assertThat(ticket(Shelf.APPROVER, ticket))
        .contains("/approve\"", "/reject\"", "/waive\"", "/comment\"", "value=\"hash-of-a\"")
        .doesNotContain("/retry\"");
    assertThat(ticket(Shelf.READER, ticket)).doesNotContain("data-api", "<form");
    assertThat(ticket(writer, ticket))
        .contains("cannot decide on its ticket")
        .doesNotContain("/approve\"", "/reject\"");
  }

  @Test
  void severalEqualPlansCanBeSelected() {
    shelf.fixable("a", "");
    shelf.fixable("b", "", "ana");

    assertThat(shelf.html(Shelf.APPROVER, "tickets"))
        .contains(
            "id=\"bulk\"",
            "data-shape=\"inPlace:grant PUT  [cmk-identity-sufficient],encrypt PATCH  [cmk-required]\"",
            "Select a\"")
        .doesNotContain("Select b\"");
    assertThat(shelf.html(Shelf.READER, "tickets")).doesNotContain("class=\"pick\"", "bulk");
  }

  @Test
  void aSearchFindsBySubjectRuleAndMessage() {
    shelf.fixable("needle", "");
    shelf.fixable("other", " with a twist");
    PageQuery twist = new PageQuery("", "", "TWIST", "", "");

    String html = shelf.console.page(Shelf.READER, "tickets", twist).html();

    assertThat(html).contains("<bdi>other</bdi>", "value=\"TWIST\"").doesNotContain("needle");
  }

  @Test
  void aLongListHasANextPageWithTheSameFilter() {
    for (int i = 0; i < 51; i++) {
      shelf.fixable("n" + i, "");
    }
    PageQuery open = new PageQuery("awaitingapproval", "high", "", "", "");

    String html = shelf.console.page(Shelf.READER, "tickets", open).html();

    assertThat(html.split("<bdi>n", -1)).hasSize(51);
    assertThat(html)
        .containsPattern("href=\"\\?cursor=[^\"]+&amp;state=awaitingapproval&amp;severity=high\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "tickets/none", "tickets/../x", "resources/none", "alerts/1", "a/b/c"})
  void whatIsNotThereIsSaidSo(String path) {
    WebPage page = shelf.console.page(Shelf.READER, path, PageQuery.all());

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.html()).contains("Not found");
  }

  @ParameterizedTest
  @CsvSource({"401, Sign in", "403, Not allowed", "503, Not available just now", "400, That did"})
  void aRefusalIsAPageOfItsOwn(int status, String title) {
    WebPage page = shelf.console.refusal(Shelf.READER, status, "/console/audit", "Why it is so.");

    assertThat(page.status()).isEqualTo(status);
    assertThat(page.html()).contains(title, "Why it is so.");
    assertThat(page.html().contains("Try again")).isEqualTo(status == 503);
  }

  @Test
  void theAuditHasEveryEntry() {
    shelf.fixable("a", "");
    shelf.world.pass(Duration.ofSeconds(1));

    assertThat(shelf.html(Shelf.READER, "audit"))
        .contains("data-api=\"/api/audit?top=500\"", "Awaiting approval");
  }
}
