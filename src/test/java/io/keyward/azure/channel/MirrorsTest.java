package io.keyward.azure.channel;

import static io.keyward.azure.channel.GivenMessage.channel;
import static io.keyward.azure.channel.HostileReceiver.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Message;
import io.keyward.alert.Notice;
import io.keyward.alert.Receipt;
import io.keyward.compliance.policy.ChannelType;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work items elsewhere: one for an alert, made once, added to, closed with it. */
final class MirrorsTest {
  private static final String TRANSITIONS =
      "{'transitions':[{'id':'11','to':{'statusCategory':{'key':'new'}}},"
          + "{'id':'31','to':{'statusCategory':{'key':'done'}}}]}";

  private final HostileReceiver receiver = new HostileReceiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private void answers(String... bodies) {
    List.of(bodies).forEach(it -> receiver.then(status(200, Map.of(), it.replace('\'', '"'))));
  }

  private Receipt send(ChannelType type, Message message, String remoteId) {
    return channel(type, receiver.url()).send(message, remoteId);
  }

  private static String id(ChannelType type) {
    return switch (type) {
      case SERVICENOW -> "0123456789abcdef0123456789abcdef";
      case JIRA -> "SEC-7";
      default -> "7";
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVICENOW", "JIRA", "AZUREDEVOPS", "GITHUB"})
  void anItemIsMadeOnceAndItsIdIsTold(ChannelType type) {
    answers(GivenMessage.none(type), GivenMessage.made(type));

    assertThat(send(type, GivenMessage.raised(), "")).isEqualTo(new Receipt.Accepted(id(type)));
    assertThat(receiver.received()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVICENOW", "JIRA", "AZUREDEVOPS", "GITHUB"})
  void anItemWhoseMakingGotNoAnswerIsFoundAndNotMadeAgain(ChannelType type) {
    answers(GivenMessage.none(type));
    receiver.then(receiver.silence());
    assertThat(send(type, GivenMessage.raised(), "")).isInstanceOf(Receipt.Later.class);
    answers(GivenMessage.found(type), "{}");

    assertThat(send(type, GivenMessage.raised(), "")).isEqualTo(new Receipt.Accepted(id(type)));
    assertThat(receiver.received()).hasSize(4);
    assertThat(receiver.received().get(3).path()).contains(id(type));
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVICENOW", "JIRA", "AZUREDEVOPS", "GITHUB"})
  void anItemIsClosedWithItsAlert(ChannelType type) {
    answers(type == ChannelType.JIRA ? TRANSITIONS : "{}", "{}");

    assertThat(send(type, GivenMessage.resolved(), id(type)))
        .isEqualTo(new Receipt.Accepted(id(type)));
    HostileReceiver.Received last = receiver.received().get(receiver.received().size() - 1);
    assertThat(last.path()).contains(id(type));
    assertThat(last.body())
        .containsAnyOf("\"state\":\"6\"", "\"id\":\"31\"", "System.State", "\"closed\"");
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVICENOW", "JIRA", "AZUREDEVOPS", "GITHUB"})
  void theEndOfWhatWasNeverMadeMakesNothing(ChannelType type) {
    answers(GivenMessage.none(type));

    assertThat(send(type, GivenMessage.resolved(), "")).isEqualTo(new Receipt.Accepted(""));
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVICENOW", "JIRA", "AZUREDEVOPS", "GITHUB"})
  void aQueryHoldsNothingFromOutside(ChannelType type) {
    Message hostile =
        GivenMessage.of(
            1,
            Notice.Kind.RAISED,
            "x' OR 1=1 -- \" OR project != SEC ^ORactive=false [code]<b>[/code] @all ``` #1",
            GivenMessage.VAULT + "/keys/a'b\"c^d&state=all");
    answers(GivenMessage.none(type), GivenMessage.made(type));

    send(type, hostile, "");

    HostileReceiver.Received search = receiver.received().get(0);
    String asked =
        URLDecoder.decode(search.path(), StandardCharsets.UTF_8)
            + search.body().replaceAll("keyward-[0-9a-f]{32}", "MARK");
    assertThat(asked).doesNotContain("OR 1=1", "a'b", "ORactive", "state=all", "project !=");
  }

  @Test
  void theFinalStateOfAPolicyIsQuotedInWiql() throws BadJson {
    answers(GivenMessage.none(ChannelType.AZUREDEVOPS));
    send(ChannelType.AZUREDEVOPS, GivenMessage.resolved(), "");
    Body body = Body.of(JsonText.parse(receiver.received().get(0).body()));

    assertThat(body.text("query")).endsWith("[System.State] <> 'Done''x'");
    assertThat(receiver.received().get(0).path()).startsWith("/My%20Project/_apis/wit/wiql");
  }

  @Test
  void codeTagsDoNotReachAJournalField() {
    assertThat(ServiceNowIncidents.plain("[code]<img>[/CODE]")).isEqualTo("(code)<img>(/code)");
  }

  @Test
  void textInAnIssueStandsInAFence() throws BadJson {
    answers(GivenMessage.none(ChannelType.GITHUB), GivenMessage.made(ChannelType.GITHUB));
    send(ChannelType.GITHUB, GivenMessage.of(1, Notice.Kind.RAISED, "``` @everyone [x](y)"), "");
    Body body = Body.of(JsonText.parse(receiver.received().get(1).body()));

    assertThat(body.text("body")).startsWith("````text\n").endsWith("````");
  }

  @Test
  void gitHubsSecondaryLimitIsForLater() {
    receiver.then(status(403, Map.of("Retry-After", "60"), ""));

    assertThat(send(ChannelType.GITHUB, GivenMessage.raised(), ""))
        .isInstanceOf(Receipt.Later.class);
  }

  @Test
  void anIssueWithoutAWayToItsEndSaysSo() {
    answers("{'transitions':[]}");

    assertThat(send(ChannelType.JIRA, GivenMessage.resolved(), "SEC-7"))
        .isEqualTo(
            new Receipt.Refused("No transition of the issue leads to a status that is done."));
  }

  @Test
  void anAnswerThatIsNoJsonIsNoItem() {
    answers("<html>sign in</html>");

    assertThat(send(ChannelType.AZUREDEVOPS, GivenMessage.raised(), ""))
        .isInstanceOf(Receipt.Refused.class);
  }
}
