package io.keyward.azure.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.azure.ArmFixture;
import io.keyward.azure.Reply;
import io.keyward.azure.ScriptedHttp;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.rotation.LoggedVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that tell, and logs that lie, refuse or break. */
final class LogWorkspacesTest {
  private static final String ONE = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String OTHER = "aaaaaaaa-0000-0000-0000-000000000002";
  private static final Instant FROM = Instant.parse("2026-11-21T00:00:00Z");
  private static final Instant UNTIL = FROM.plus(Duration.ofDays(1));

  private static Lookup<Map<String, Long>> ask(ScriptedHttp http, String... workspaces) {
    LogWorkspaces.Scope scope =
        new LogWorkspaces.Scope("AzureCloud", List.of(workspaces), List.of("s-1"));
    return LogWorkspaces.with(ArmFixture.CREDENTIAL, scope, http, ArmFixture.QUICK)
        .denied(FROM, UNTIL);
  }

  private static Lookup<Map<String, Long>> ask(Reply answer) {
    return ask(ScriptedHttp.of(answer), ONE);
  }

  private static Reply rows(String rows) {
    return json(
        "{'tables':[{'name':'PrimaryResult','columns':[{'name':'vault','type':'string'},"
            + "{'name':'hour','type':'datetime'},{'name':'denied','type':'long'},"
            + "{'name':'requests','type':'long'}],'rows':["
            + rows
            + "]}]}");
  }

  private static Reply json(String text) {
    return Reply.of(200, text.replace('\'', '"'));
  }

  @Test
  void hoursOfAVaultAreAddedUpAndAVaultWithoutDenialsIsLeftOut() {
    Lookup<Map<String, Long>> told =
        ask(rows("['kv','09:00',2,9],['kv','10:00',3,3],['quiet','09:00',0,80]"));

    assertThat(told).isEqualTo(new Lookup.Found<>(Map.of("kv", 5L)));
  }

  @Test
  void aVaultThatWritesToTwoWorkspacesIsCountedOnce() {
    ScriptedHttp http =
        ScriptedHttp.of(rows("['kv','09:00',2,9]"), rows("['kv','09:00',3,9],['b','09:00',1,1]"));

    assertThat(ask(http, ONE, OTHER)).isEqualTo(new Lookup.Found<>(Map.of("kv", 3L, "b", 1L)));
  }

  @Test
  void requestsOfWhichNoneWasDeniedAreZeroAndNoRequestAtAllIsNotKnown() {
    assertThat(ask(rows("['kv','09:00',0,9]"))).isEqualTo(new Lookup.Found<>(Map.of()));
    assertThat(ask(rows(""))).isInstanceOf(Lookup.Missing.class);
  }

  static Stream<Reply> whatTellsNothing() {
    return Stream.of(
        Reply.error(403, "InsufficientAccessError", "no access to workspace secret"),
        Reply.error(404, "WorkspaceNotFoundError", "The workspace could not be found"),
        Reply.error(400, "BadArgumentError", "no table"),
        json("{'tables':[],'error':{'code':'PartialError'}}"),
        json("{'tables':[]}"),
        json("{'tables':'x'}"),
        json("{}"),
        rows("['kv','09:00',2]"),
        rows("['kv','09:00','2',9]"),
        rows("['kv','09:00',-2,9]"),
        rows("['kv','09:00',2.5,9]"),
        rows("['kv',null,2,9]"),
        rows("null"),
        Reply.of(200, ""),
        Reply.of(200, "<html>"),
        Reply.of(204, ""),
        Reply.huge());
  }

  @ParameterizedTest
  @MethodSource("whatTellsNothing")
  void whateverIsNotToldWholeIsNotTold(Reply answer) {
    assertThat(ask(answer)).isInstanceOf(Lookup.Unreadable.class);
  }

  @Test
  void oneWorkspaceThatRefusesMakesTheWholeUnknown() {
    ScriptedHttp http =
        ScriptedHttp.of(rows("['kv','09:00',2,9]"), Reply.error(403, "Forbidden", "no"));

    assertThat(ask(http, ONE, OTHER)).isInstanceOf(Lookup.Unreadable.class);
  }

  @Test
  void aRefusalNamesNothingButItsCode() {
    Reply refusal = Reply.error(403, "InsufficientAccessError", "secret of somebody");

    assertThat(ask(refusal))
        .asString()
        .contains("InsufficientAccessError")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void whoIsBusyIsAskedLater(int status) {
    Reply busy = Reply.of(status, "{}").with("Retry-After", "7");

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> ask(busy))
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void aBrokenConnectionIsNoAnswer() {
    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> ask(Reply.failing(() -> new IOException("reset"))));
  }

  @Test
  void theTokenAndTheQueryGoToTheCloudsOwnService() {
    ScriptedHttp http = ScriptedHttp.of(rows("['kv','09:00',0,9]"));

    ask(http, ONE);

    assertThat(http.request(0).getUrl())
        .hasToString("https://api.loganalytics.azure.com/v1/workspaces/" + ONE + "/query");
    assertThat(http.authorization(0)).isEqualTo("Bearer secret-token");
    assertThat(http.request(0).getBodyAsBinaryData().toString())
        .contains("AZKVAuditLogs", "AzureDiagnostics", "status != 401", "bin(TimeGenerated, 1h)")
        .contains("2026-11-21T00:00:00Z/2026-11-22T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x') | take 1 //", "a\\", "\\'", "\u2028drop", "line\nbreak", "\"x", "\t"})
  void noTextBreaksOutOfItsLiteral(String text) {
    String literal = Kql.quoted(text);

    String inside = literal.substring(1, literal.length() - 1);
    assertThat(literal).startsWith("'").endsWith("'");
    assertThat(inside.replaceAll("\\\\[\\\\'\"]", "")).doesNotContain("'", "\"", "\\");
    assertThat(inside.chars()).noneMatch(c -> c < ' ' || c == '\u2028');
    assertThat(new DenialQuery(List.of(text)).text(FROM, UNTIL)).contains("in~ (" + literal + ")");
  }

  private static Reply made(String rows) {
    return json(
        "{'tables':[{'name':'PrimaryResult','columns':[{'name':'vault','type':'string'},"
            + "{'name':'key','type':'string'},{'name':'at','type':'datetime'}],'rows':["
            + rows
            + "]}]}");
  }

  private static Lookup<List<LoggedVersion>> versions(ScriptedHttp http, String... workspaces) {
    LogWorkspaces.Scope scope =
        new LogWorkspaces.Scope("AzureCloud", List.of(workspaces), List.of());
    return LogWorkspaces.with(ArmFixture.CREDENTIAL, scope, http, ArmFixture.QUICK)
        .made(FROM, UNTIL);
  }

  @Test
  void aVersionThatTwoWorkspacesTellOfIsOneFromWhenItWasToldFirst() {
    ScriptedHttp http =
        ScriptedHttp.of(
            made("['kv','https://kv/keys/k/1','2026-11-21T09:00:05.1234567Z']"),
            made(
                "['KV','https://kv/keys/k/1','2026-11-21T09:00:04Z'],"
                    + "['kv','https://kv/keys/k/2','2026-11-21T10:00:00Z']"));

    assertThat(versions(http, ONE, OTHER))
        .isEqualTo(
            new Lookup.Found<>(
                List.of(
                    new LoggedVersion(
                        "KV", "https://kv/keys/k/1", Instant.parse("2026-11-21T09:00:04Z")),
                    new LoggedVersion(
                        "kv", "https://kv/keys/k/2", Instant.parse("2026-11-21T10:00:00Z")))));
    assertThat(http.request(0).getBodyAsBinaryData().toString())
        .contains("AZKVAuditLogs", "AzureDiagnostics", "KeyRotateIfDue", "status < 300");
  }

  static Stream<Reply> whatTellsOfNoVersion() {
    return Stream.of(
        Reply.error(403, "InsufficientAccessError", "no access"),
        Reply.error(404, "WorkspaceNotFoundError", "no"),
        rows("['kv','09:00',2,9]"),
        made("['kv','https://kv/keys/k/1','yesterday']"),
        made("['kv','https://kv/keys/k/1',5]"),
        made("['kv','https://kv/keys/k/1']"),
        made("[null,'https://kv/keys/k/1','2026-11-21T09:00:05Z']"),
        Reply.of(200, "<html>"));
  }

  @ParameterizedTest
  @MethodSource("whatTellsOfNoVersion")
  void versionsThatAreNotToldWholeAreNotTold(Reply answer) {
    assertThat(versions(ScriptedHttp.of(answer), ONE)).isInstanceOf(Lookup.Unreadable.class);
  }
}
