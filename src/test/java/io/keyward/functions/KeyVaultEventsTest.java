package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.compliance.Judgement;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.json.JsonText;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.workflow.Asked;
import io.keyward.workflow.inspect.FollowKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of Key Vault: a key is judged at once, and the sweep would have found the same. */
final class KeyVaultEventsTest {
  private final World world = new World();
  private final KeyVaultEvents function =
      new KeyVaultEvents(new FollowKey(world.ports, world.inspect, world.follow));
  private final VaultKey claims = VaultKey.endingSoon(world, "claims");
  private final VaultKey other = VaultKey.endingSoon(world, "other");

  @BeforeEach
  void use() {
    world.inspect.inspect(claims.user("under-claims", ""), Asked.BY_EVENT);
    world.inspect.inspect(other.user("under-other", ""), Asked.BY_EVENT);
    world.pass(Duration.ofMinutes(10));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static String event(String type, String name) {
    return JsonText.write(
        Map.of(
            "eventType",
            "Microsoft.KeyVault." + type,
            "topic",
            VaultKey.VAULT,
            "subject",
            name,
            "data",
            Map.of("ObjectType", "Key", "ObjectName", name, "EXP", "1793000000")));
  }

  private Optional<Judgement> judgement(ResourceId id) {
    return world.ports.judgements().find(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KeyNewVersionCreated", "KeyNearExpiry", "KeyExpired"})
  void exactlyThatKeyIsJudgedAtOnce(String type) {
    function.run(event(type, "claims"));

    assertThat(judgement(claims.id())).isPresent();
    assertThat(judgement(other.id())).isEmpty();
  }

  @Test
  void thoseUnderTheKeyAreAskedForAndNobodyElse() {
    int before = world.waiting();

    function.run(event("KeyExpired", "claims"));
    function.run(event("KeyExpired", "claims"));

    assertThat(world.waiting() - before)
        .as("the user, the key, and the key's new ticket")
        .isEqualTo(3);
  }

  @Test
  void theSweepFindsTheSameByItself() {
    function.run(event("KeyNearExpiry", "claims"));
    Body byEvent = Body.of(judgement(claims.id()).orElseThrow().document());

    world.sweepKeys.start();
    world.pass(Duration.ZERO);

    Body bySweep = Body.of(judgement(other.id()).orElseThrow().document());
    assertThat(bySweep.text("keyFacts", "tier"))
        .isEqualTo(byEvent.text("keyFacts", "tier"))
        .isEqualTo("30");
    assertThat(bySweep.items("outcomes").stream().map(it -> it.text("outcome")))
        .containsExactlyElementsOf(
            byEvent.items("outcomes").stream().map(it -> it.text("outcome")).toList());
  }

  @Test
  void aChangeOfAccessConcernsTheVaultAndAllUnderIt() {
    int before = world.waiting();

    function.run(event("VaultAccessPolicyChanged", "kv"));

    assertThat(world.waiting() - before).as("the vault and two accounts").isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SecretNearExpiry", "CertificateExpired", "SomethingNew"})
  void whatConcernsNoKeyReturnsQuietly(String type) {
    int before = world.waiting();

    function.run(event(type, "claims"));

    assertThat(world.waiting()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"eventType\":\"Microsoft.KeyVault.KeyExpired\"}",
        "{\"eventType\":\"Microsoft.KeyVault.KeyExpired\",\"topic\":\"/subscriptions/s/../x\"}"
      })
  void whatCannotBeReadFails(String event) {
    assertThatThrownBy(() -> function.run(event)).isInstanceOf(UnreadableEvent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "a/versions/b", "a b?c", ""})
  void aNameThatNoKeyHasConcernsNoKey(String name) {
    function.run(event("KeyExpired", name));

    assertThat(judgement(claims.id())).isEmpty();
  }
}
