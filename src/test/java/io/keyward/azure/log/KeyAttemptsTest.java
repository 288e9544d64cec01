package io.keyward.azure.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.ArmFixture;
import io.keyward.azure.Reply;
import io.keyward.azure.ScriptedHttp;
import io.keyward.drill.KeyLog;
import io.keyward.drill.KeyLog.Attempts;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who tried to use one key, as logs tell it, or do not. */
final class KeyAttemptsTest {
  private static final String ONE = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String OTHER = "aaaaaaaa-0000-0000-0000-000000000002";
  private static final Instant FROM = Instant.parse("2026-11-22T09:00:00Z");
  private static final ResourceId KEY =
      ResourceId.of("/subscriptions/S/providers/Microsoft.KeyVault/vaults/Kv/keys/o-cmk");

  private static Lookup<Map<String, Attempts>> ask(ScriptedHttp http, String... workspaces) {
    LogWorkspaces.Scope scope =
        new LogWorkspaces.Scope("AzureCloud", List.of(workspaces), List.of());
    return new KeyAttempts(LogWorkspaces.with(ArmFixture.CREDENTIAL, scope, http, ArmFixture.QUICK))
        .of(KEY, FROM, FROM.plus(Duration.ofHours(1)));
  }

  private static Reply rows(String rows) {
    String columns = "{'name':'caller'},{'name':'refused'},{'name':'granted'},{'name':'requests'}";
    return json("{'tables':[{'columns':[" + columns + "],'rows':[" + rows + "]}]}");
  }

  private static Reply json(String text) {
    return Reply.of(200, text.replace('\'', '"'));
  }

  @Test
  void attemptsAreToldByCallerAndCountedOnceWhereTwoWorkspacesHaveThem() {
    ScriptedHttp http =
        ScriptedHttp.of(rows("['APP',2,0,9],['',5,5,9]"), rows("['app',1,1,3],['b',0,0,7]"));

    assertThat(ask(http, ONE, OTHER))
        .isEqualTo(new Lookup.Found<>(Map.of("app", new Attempts(2, 1), "b", new Attempts(0, 0))));
  }

  @Test
  void logsWithoutAnyRequestToTheVaultProveNothing() {
    assertThat(ask(ScriptedHttp.of(rows("")), ONE)).isInstanceOf(Lookup.Missing.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'tables':[]}",
        "{'error':{'code':'PartialError'}}",
        "{'tables':[{'columns':[{'name':'x'}],'rows':[['a']]}]}",
        "{'tables':[{'columns':[{'name':'caller'},{'name':'refused'},{'name':'granted'},"
            + "{'name':'requests'}],'rows':[['a','many',0,1]]}]}"
      })
  void whatIsNotUnderstoodIsNotTold(String answer) {
    assertThat(ask(ScriptedHttp.of(json(answer)), ONE)).isInstanceOf(Lookup.Unreadable.class);
  }

  @Test
  void theQueryIsOfTheVaultAndTheKeyAlone() {
    String query = KeyAttempts.query(KEY, FROM, FROM);

    assertThat(query)
        .contains("vault == '/subscriptions/s/providers/microsoft.keyvault/vaults/kv'")
        .contains("key =~ 'o-cmk'")
        .contains("AZKVAuditLogs", "AzureDiagnostics", "status != 401");
  }

  @Test
  void withoutAWorkspaceNothingIsAsked() {
    assertThat(KeyLog.none().isThere()).isFalse();
    assertThat(KeyLog.none().of(KEY, FROM, FROM)).isInstanceOf(Lookup.Missing.class);
  }
}
