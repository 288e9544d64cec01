package io.keyward.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.FakeRequest;
import io.keyward.functions.http.Gate;
import io.keyward.inventory.Body;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.workflow.Asked;
import io.keyward.workflow.judge.ReadKeys;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /api/keys}. */
final class KeysApiTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private final World world = new World();
  private final KeysApi api =
      new KeysApi(
          new Gate(true, TENANT), new ReadKeys(world.ports.judgements(), world.ports.uses()));
  private final VaultKey claims = VaultKey.endingSoon(world, "claims");

  @BeforeEach
  void use() {
    world.inspect.inspect(claims.user("b", ""), Asked.BY_EVENT);
    world.inspect.inspect(claims.user("a", "v1"), Asked.BY_EVENT);
    world.inspect.inspect(VaultKey.endingSoon(world, "other").user("c", ""), Asked.BY_EVENT);
    sweep();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void sweep() {
    world.sweepKeys.start();
    world.pass(Duration.ZERO);
  }

  private Body item(String name) {
    return FakeRequest.json(api.list(reader())).items("items").stream()
        .filter(it -> it.text("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static FakeRequest reader() {
    return FakeRequest.by(TENANT, "Keyward.Reader");
  }

  @Test
  void aKeyTellsItsEndItsRotationAndWhoIsUnderIt() {
    Body item = item("claims");

    assertThat(item.text("id")).isEqualTo(claims.id().toString());
    assertThat(item.text("vault")).isEqualTo(VaultKey.VAULT);
    assertThat(item.text("enabled")).isEqualTo("true");
    assertThat(item.text("expires")).isEqualTo(claims.end().toString());
    assertThat(item.text("newestVersion")).isEqualTo("v1");
    assertThat(item.text("rotationPolicy", "timeAfterCreate")).isEqualTo("P18M");
    assertThat(item.text("tier")).isEqualTo("30");
    assertThat(item.items("outcomes")).hasSize(7);
    assertThat(item.items("users").stream().map(Body::text))
        .satisfiesExactly(
            it -> assertThat(it).endsWith("/accounts/a"),
            it -> assertThat(it).endsWith("/accounts/b"));
    assertThat(item.text("userCount")).isEqualTo("2");
    assertThat(item.at("lastRotation").isEmpty()).isTrue();
  }

  @Test
  void theLastRotationTellsWhoStayedBehind() {
    Instant rotated = world.clock.instant();
    claims.version("v2", rotated, rotated.plus(Duration.ofDays(300)));
    sweep();

    Body rotation = item("claims").at("lastRotation");

    assertThat(rotation.text("version")).isEqualTo("v2");
    assertThat(rotation.text("dependants")).isEqualTo("2");
    assertThat(rotation.items("notFollowedBy").stream().map(Body::text))
        .singleElement()
        .asString()
        .endsWith("/accounts/a");
  }

  @Test
  void pagesHoldEachKeyOnce() {
    Body first = FakeRequest.json(api.list(reader().asking("top", "1")));
    Body second =
        FakeRequest.json(
            api.list(reader().asking("top", "1").asking("cursor", first.text("cursor"))));

    assertThat(first.items("items")).hasSize(1);
    assertThat(second.items("items")).hasSize(1);
    assertThat(first.items("items").get(0).text("id"))
        .isNotEqualTo(second.items("items").get(0).text("id"));
  }

  @Test
  void aKeyIsFoundAsAResourceToo() {
    String key = world.ports.judgements().keyOf(claims.id());

    assertThat(world.ports.judgements().findByKey(key).orElseThrow().id()).isEqualTo(claims.id());
  }

  @Test
  void nobodyReadsWithoutARole() {
    HttpResponseMessage answer = api.list(FakeRequest.by(TENANT));

    assertThat(answer.getStatusCode()).isEqualTo(403);
  }
}
