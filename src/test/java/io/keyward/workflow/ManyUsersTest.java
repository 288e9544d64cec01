package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Judgement;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.KeyUses;
import io.keyward.testing.Bodies;
import io.keyward.testing.World;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vault with more AI resources under it than are asked one by one who runs them. */
final class ManyUsersTest {
  private static final ResourceId VAULT =
      ResourceId.of(
          "/subscriptions/"
              + Bodies.SUBSCRIPTION
              + "/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv");
  private static final int MANY = 230;
  private static final int SUBSCRIPTIONS_ASKED = 20;

  private final World world = new World();

  @BeforeEach
  void fill() {
    world.azure.put(
        Map.of(
            "id",
            VAULT.toString(),
            "type",
            VAULT.type(),
            "name",
            "kv",
            "properties",
            Map.of(
                "vaultUri",
                "https://kv.vault.azure.net/",
                "enableRbacAuthorization",
                true,
                "enablePurgeProtection",
                true)));
    for (int i = 1; i < MANY; i++) {
      use(i, "Internal");
    }
    use(MANY, "Regulated");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void use(int number, String classification) {
    use(Bodies.account("bot%03d".formatted(number)), classification);
  }

  private void use(ResourceId user, String classification) {
    KeyReference key = KeyReference.of("https://kv.vault.azure.net", "claims", "");
    Map<String, String> tags = Map.of("DataClassification", classification);
    world.ports.uses().keep(new KeyUses.Use(user, key, tags, Set.of(VAULT.toString())));
  }

  private Body judged() {
    return Body.of(world.ports.judgements().find(VAULT).map(Judgement::document).orElseThrow());
  }

  @Test
  void theLastOfThemMakesTheVaultRegulated() {
    world.inspect.inspect(VAULT, Asked.BY_EVENT);

    assertThat(judged().text("classification")).isEqualTo("Regulated");
  }

  @Test
  void ofOneSubscriptionAllAreAskedFor() {
    world.inspect.inspect(VAULT, Asked.BY_EVENT);

    assertThat(judged().items("outcomes"))
        .filteredOn(it -> it.text("rule").equals("vault-duties"))
        .noneMatch(it -> it.text("message").contains("more AI resources"));
  }

  @Test
  void whoRunsTheRestIsNotTakenForKnown() {
    for (int i = 0; i < SUBSCRIPTIONS_ASKED + 3; i++) {
      String own = Bodies.account("own").toString().replace(Bodies.SUBSCRIPTION, "own-" + i);
      use(ResourceId.of(own), "Internal");
      world.azure.put(Bodies.grant("/subscriptions/own-" + i));
    }
    world.azure.put(Bodies.grant("/subscriptions/" + Bodies.SUBSCRIPTION));
    world.inspect.inspect(VAULT, Asked.BY_EVENT);

    assertThat(judged().items("outcomes"))
        .filteredOn(it -> it.text("rule").equals("vault-duties"))
        .singleElement()
        .satisfies(
            duties -> {
              assertThat(duties.text("outcome")).isEqualTo("undetermined");
              assertThat(duties.text("message")).containsPattern("[0-9]+ more AI resources");
            });
  }
}
