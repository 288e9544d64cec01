package io.keyward.azure;

import static io.keyward.azure.ArmFixture.ACCOUNT;
import static io.keyward.azure.ArmFixture.arm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.TokenCredential;
import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.arm.ArmBodies;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ArmReadTest {

  @Test
  void everyPropertyComesOutAsAzureWroteIt() {
    ScriptedHttp http =
        ScriptedHttp.of(
            Reply.of(
                200,
                """
                {"id":"/x","Name":"V","etag":"\\"e1\\"","identity":{"type":"SystemAssigned,UserAssigned"},
                 "systemData":{"createdBy":null},"properties":{"encryption":{"keySource":"Microsoft.KeyVault"},
                 "n":12345678901234,"list":[true,1.5]}}
                """));

    Map<String, @Nullable Object> body =
        arm(http).read(ACCOUNT, "2025-06-01").fold(b -> b, m -> Map.of(), r -> Map.of());

    assertThat(body)
        .containsEntry("Name", "V")
        .containsEntry("etag", "\"e1\"")
        .containsEntry("identity", Map.of("type", "SystemAssigned,UserAssigned"))
        .containsKey("systemData");
    assertThat(String.valueOf(body.get("properties")))
        .contains("n=12345678901234", "list=[true, 1.5]");
  }

  @Test
  void oneSignedInRequestIsSentForTheIdAsWritten() {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, "{}"));

    arm(http).read(ACCOUNT, "2025-06-01");

    assertThat(http.calls()).isEqualTo(1);
    assertThat(http.request(0).getUrl())
        .hasToString("https://management.azure.com" + ACCOUNT + "?api-version=2025-06-01");
    assertThat(http.authorization(0)).isEqualTo("Bearer secret-token");
  }

  @Test
  void blanksAndLettersBeyondAsciiAreEscapedInThePath() {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, "{}"));

    arm(http).read(ResourceId.of("/subscriptions/s/resourceGroups/Größe 1/providers/N/t/n"), "v");

    assertThat(http.request(0).getUrl().getPath())
        .isEqualTo("/subscriptions/s/resourceGroups/Gr%C3%B6%C3%9Fe%201/providers/N/t/n");
  }

  @Test
  void failureOfTheSignInSaysNothingAboutTheResource() {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, "{}"));
    TokenCredential broken = request -> Mono.error(new IllegalStateException("secret detail"));
    ArmBodies arm = ArmBodies.with(broken, AzureEnvironment.AZURE, http, ArmFixture.QUICK);

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> arm.read(ACCOUNT, "2025-06-01"))
        .withMessageNotContaining("secret");
    assertThat(http.calls()).isZero();
  }

  @Test
  void wordsOfTheServerAreShortenedAndFreeOfControlCharacters() {
    ScriptedHttp http =
        ScriptedHttp.of(
            Reply.error(403, "AuthorizationFailed", "no\\r\\nright " + "x".repeat(900)));

    String seen = arm(http).read(ACCOUNT, "2025-06-01").fold(b -> "", m -> "", reason -> reason);

    assertThat(seen).contains("AuthorizationFailed: no right xxx").hasSizeLessThan(300);
  }
}
