package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.Body;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code event}, {@code rules}, {@code policy} and the help of each. */
class OtherCommandsTest {
  private static final String WRITE =
      "{'eventType':'Microsoft.Resources.ResourceWriteSuccess','subject':'/subscriptions/s/resourceGroups/g/"
          + "providers/Microsoft.Search/searchServices/x','data':{'operationName':'Microsoft.Search/searchServices/write'}}";

  private static List<Body> events(String input) {
    CommandRun run = CommandRun.reading(input, "event", "--format", "json", "-");
    assertThat(run.code()).isZero();
    return run.json().items("events");
  }

  @Test
  void anEventIsExplained() {
    Body event = events(WRITE).get(0);

    assertThat(event.members().keySet())
        .containsExactly("eventType", "resourceId", "operation", "relevant", "reason");
    assertThat(event.isTrue("relevant")).isTrue();
    assertThat(event.text("operation")).isEqualTo("Microsoft.Search/searchServices/write");
  }

  @Test
  void whatIsNoEventIsSaidToBeNone() {
    List<Body> events = events("[" + WRITE + ",{'subject':'x'},7,null]");

    assertThat(events).hasSize(4);
    assertThat(events.subList(1, 4))
        .allSatisfy(
            event -> {
              assertThat(event.text("eventType")).isEmpty();
              assertThat(event.isFalse("relevant")).isTrue();
              assertThat(event.text("reason")).startsWith("this is no event");
            });
  }

  @Test
  void noEventsAreNoFailure() {
    assertThat(events("[]")).isEmpty();
    assertThat(CommandRun.reading("[]", "event", "-").out()).startsWith("No event.");
  }

  @Test
  void eventsAreShownAsATable() {
    assertThat(CommandRun.reading(WRITE, "event", "-").out())
        .startsWith("RELEVANT")
        .contains("yes ");
  }

  @Test
  void theCatalogueListsEveryRuleAndShowsEachInFull() {
    Body rule = CommandRun.of("rules", "--format", "json").json().items("rules").get(0);

    assertThat(rule.members().keySet())
        .containsExactly(
            "id", "subject", "title", "why", "fix", "portal", "az", "bicep", "frameworks");
    assertThat(CommandRun.of("rules").out()).contains("cmk-required");
    assertThat(CommandRun.of("rules", "CMK-required").out())
        .contains("Why: ", "How to mend it: ", "  1. On the resource", "  az cog", "PCI DSS 4.0.1");
  }

  @Test
  void theAnswersOfEachServiceNameTheirSources() {
    Body services = CommandRun.of("rules", "--services", "--format", "json").json();

    assertThat(services.text("asOf")).isNotEmpty();
    assertThat(services.items("services"))
        .isNotEmpty()
        .allSatisfy(
            service ->
                assertThat(service.members("cells").values())
                    .hasSize(16)
                    .allMatch(cell -> !cell.text("source").isEmpty()));
    assertThat(CommandRun.of("rules", "--services").out()).contains("WHAT", "managed HSM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "classification:\n  tag: 'a: b #'\n  values: ['No', 'x\\\\y', ü, '1']\n  requireCustomerKey: []\n",
        "classification:\n  whenMissing: exempt\nproduction:\n  values: []\nsettlingWindow: PT90M\n"
      })
  void thePolicyInForceIsShownAsAFileThatReadsTheSame(String text) throws Exception {
    Policy shown = PolicyFile.parse(CommandRun.reading(text, "policy", "show", "-").out());

    assertThat(shown).isEqualTo(PolicyFile.parse(text.replace('\'', '"')));
  }

  @Test
  void withoutAFileTheStandardPolicyIsShown() throws Exception {
    assertThat(PolicyFile.parse(CommandRun.of("policy", "show").out()))
        .isEqualTo(Policy.standard());
  }

  @Test
  void thePolicyToShowIsNamedOnce() {
    assertThat(CommandRun.reading("mode: parity", "policy", "show", "--policy", "-").out())
        .contains("mode: parity");
    assertThat(CommandRun.of("policy", "show", "a", "--policy", "b").code()).isEqualTo(1);
  }

  @Test
  void aGoodPolicyIsSaidToBeGood() {
    assertThat(CommandRun.reading("{}", "policy", "validate", "-").out())
        .startsWith("ok: ")
        .contains("Mode: strict", "Rules: 22 ticket", "Approved vaults: any");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "evaluate", "event", "rules", "policy", "policy validate", "policy show"})
  void everyLevelHasHelpAndVersion(String command) {
    String help = (command + " --help").strip();
    String version = (command + " --version").strip();

    assertThat(CommandRun.of(help.split(" ")).out()).startsWith("Usage: keyward " + command);
    assertThat(CommandRun.of(help.split(" ")).code()).isZero();
    assertThat(CommandRun.of(version.split(" ")).out()).startsWith("keyward ");
  }
}
