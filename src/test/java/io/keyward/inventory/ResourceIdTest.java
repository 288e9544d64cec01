package io.keyward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdTest {
  private static final String ACCOUNT =
      "/subscriptions/S/resourceGroups/G/providers/Microsoft.CognitiveServices/accounts/A";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "someid",
        "/",
        "/subscriptions/s",
        "/subscriptions/s/resourceGroups/g",
        "/subscriptions/s/providers/NS",
        "/subscriptions/s/providers/NS/t",
        "/subscriptions/s/resourceGroups/../providers/NS/t/n",
        "/subscriptions/s/resourceGroups/.. /providers/NS/t/n",
        "/subscriptions/s/resourceGroups/./providers/NS/t/n",
        "/subscriptions/s//providers/NS/t/n",
        "/subscriptions/s/resourceGroups/g/providers/NS/t/%2e%2e",
        "/subscriptions/s/resourceGroups/g/providers/NS/t/n?x=1",
        "/subscriptions/s/resourceGroups/g/providers/NS/t/a\r\nb",
        "/subscriptions/s/resourceGroups/g/providers/NS/t/a\u0085b",
        "/subscriptions/s/resourceGroups/g/providers/NS/t/a\u202eb",
        "/subscriptions/s/resourceGroups/g/providers/NS/t/a\\b",
        "https://management.azure.com/subscriptions/s/providers/NS/t/n"
      })
  void refusesWhatIsNoIdOfAResource(String text) {
    assertThat(ResourceId.parse(text)).isEmpty();
  }

  @Test
  void refusesAnIdLongerThanAnyOfAzure() {
    assertThat(ResourceId.parse(ACCOUNT + "x".repeat(2_048))).isEmpty();
  }

  @Test
  void readsThePartsAndKeepsThemAsWritten() {
    ResourceId id = ResourceId.of(" " + ACCOUNT + "/projects/P/ ");

    assertThat(id).hasToString(ACCOUNT + "/projects/P");
    assertThat(id.type()).isEqualTo("Microsoft.CognitiveServices/accounts/projects");
    assertThat(id.resourceGroup()).isEqualTo("G");
    assertThat(id.parent()).contains(ResourceId.of(ACCOUNT.toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void anExtensionIsOfItsOwnTypeAndHasNoParent() {
    ResourceId id = ResourceId.of(ACCOUNT + "/providers/Microsoft.Insights/tenantActionGroups/d");

    assertThat(id.type()).isEqualTo("Microsoft.Insights/tenantActionGroups");
    assertThat(ResourceKind.nearest(id)).isEmpty();
  }

  @Test
  void aChildLeadsToTheNearestKnownResource() {
    ResourceId deployment = ResourceId.of(ACCOUNT + "/deployments/gpt");

    assertThat(ResourceKind.nearest(deployment)).contains(ResourceId.of(ACCOUNT));
  }
}
