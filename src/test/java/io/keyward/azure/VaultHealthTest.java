package io.keyward.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.TokenCredential;
import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.arm.VaultBodies;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.TemporarilyUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Whether a vault answers, whatever it says. */
final class VaultHealthTest {
  private static final KeyReference KEY = KeyReference.parse("https://kv.vault.azure.net/keys/cmk");

  private static VaultBodies vaults(ScriptedHttp http) {
    return VaultBodies.with(ArmFixture.CREDENTIAL, AzureEnvironment.AZURE, http, ArmFixture.QUICK);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 404})
  void anyWordOfItIsAnAnswer(int status) {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(status, "what is this"));

    assertThatCode(() -> vaults(http).health(KEY)).doesNotThrowAnyException();
    assertThat(http.request(0).getUrl().getPath()).isEqualTo("/healthstatus");
  }

  @ParameterizedTest
  @CsvSource({
    "429, BUSY_VAULT",
    "500, SILENT_VAULT",
    "503, SILENT_VAULT",
    "409, OTHER",
    "412, OTHER"
  })
  void aFailureNamesItself(int status, TemporarilyUnavailable.Source source) {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(status, "").with("Retry-After", "9"));

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> vaults(http).health(KEY))
        .matches(e -> e.source() == source);
  }

  @Test
  void whoGetsNoTokenKnowsNothingOfTheVault() {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, ""));
    TokenCredential nobody = request -> Mono.error(new IllegalStateException("no identity"));
    VaultBodies vaults = VaultBodies.with(nobody, AzureEnvironment.AZURE, http, ArmFixture.QUICK);

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> vaults.health(KEY))
        .matches(e -> e.source() == TemporarilyUnavailable.Source.SIGN_IN);
  }

  @Test
  void anAddressOfAnotherPartyIsNotAsked() {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, ""));

    vaults(http).health(KeyReference.parse("https://kv.example.com/keys/cmk"));

    assertThat(http.calls()).isZero();
  }
}
