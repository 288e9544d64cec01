package io.keyward.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.parse.AzureEvent;
import io.keyward.inventory.parse.KeyEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What Event Grid lets through is what the code takes, no more and no less. */
final class EventFiltersTest {
  private static final Body EVENTS = Infra.json("events.json");
  private static final String ACCOUNT =
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/"
          + "Microsoft.CognitiveServices/accounts/assistant";

  /** Values of all filters of one event subscription (Event Grid, read 2026-11-21). */
  private static final int MOST_VALUES = 25;

  /** Nobody writes these through Azure Resource Manager. */
  private static final Set<ResourceKind> UNWRITTEN =
      EnumSet.of(
          ResourceKind.SERVICE_PRINCIPAL,
          ResourceKind.DENY_ASSIGNMENT,
          ResourceKind.KEY_VERSION,
          ResourceKind.HSM_KEY_VERSION);

  @Test
  void theFiltersNameEveryWriteAndDeleteOfWhatKeywardKnows() {
    Set<String> expected = new TreeSet<>();
    for (ResourceKind kind : ResourceKind.values()) {
      if (!UNWRITTEN.contains(kind)) {
        expected.add(kind.type() + "/write");
      }
      // Azure Resource Manager makes keys and deletes none.
      if (!UNWRITTEN.contains(kind) && !kind.isKey()) {
        expected.add(kind.type() + "/delete");
      }
    }
    expected.add(ResourceKind.KEY_VAULT.type() + "/accessPolicies/write");

    List<String> operations = new ArrayList<>();
    subscriptions().forEach(it -> operations.addAll(it.texts("operations")));

    assertThat(operations).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void noEventSubscriptionHasMoreValuesThanEventGridAllows() {
    assertThat(subscriptions())
        .hasSizeGreaterThan(1)
        .allSatisfy(it -> assertThat(it.texts("operations")).hasSizeBetween(1, MOST_VALUES));
    assertThat(subscriptions().stream().map(it -> it.text("name"))).doesNotHaveDuplicates();
  }

  @Test
  void everyEventThatPassesSaysThatAResourceChanged() {
    List<String> types = EVENTS.texts("resourceEvents", "eventTypes");

    assertThat(types).hasSize(2).allSatisfy(type -> assertThat(changed(type)).isTrue());
  }

  @Test
  void theEventsOfAVaultAreThoseThatTheCodeFollows() {
    List<String> documented = new ArrayList<>(List.of("VaultAccessPolicyChanged"));
    for (String kind : List.of("Key", "Secret", "Certificate")) {
      for (String what : List.of("NewVersionCreated", "NearExpiry", "Expired")) {
        documented.add(kind + what);
      }
    }

    List<String> followed =
        documented.stream()
            .map(name -> "Microsoft.KeyVault." + name)
            .filter(type -> KeyEvent.read(Map.of("type", type)).orElseThrow().relevant())
            .toList();

    assertThat(EVENTS.texts("keyVaultEvents", "eventTypes"))
        .containsExactlyInAnyOrderElementsOf(followed);
  }

  @Test
  void eachFilterLeadsToTheFunctionThatTakesIt() {
    Set<String> functions = Infra.found("@FunctionName\\(\"(\\w+)\"\\)", Infra.code());

    assertThat(functions)
        .contains(
            EVENTS.text("resourceEvents", "function"), EVENTS.text("keyVaultEvents", "function"));
  }

  private static List<Body> subscriptions() {
    return EVENTS.items("resourceEvents", "subscriptions");
  }

  private static boolean changed(String type) {
    Optional<AzureEvent> read = AzureEvent.read(Map.of("type", type, "subject", ACCOUNT));
    return read.filter(it -> it.relevant() && it.saysThatAResourceChanged()).isPresent();
  }
}
