package io.keyward.azure.channel;

import static io.keyward.azure.channel.GivenMessage.channel;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Receipt;
import io.keyward.azure.JdkClients;
import io.keyward.compliance.policy.AlertChannel;
import io.keyward.compliance.policy.ChannelType;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.testing.StandingClock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire, and what of it proves where it comes from. */
final class ChannelShapesTest {
  private final HostileReceiver receiver = new HostileReceiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private HostileReceiver.Received sent(ChannelType type) {
    channel(type, receiver.url()).send(GivenMessage.raised(), "");
    return receiver.received().get(0);
  }

  @Test
  void aWebhookIsSignedOverItsTimeAndBody() {
    HostileReceiver.Received got = sent(ChannelType.WEBHOOK);

    assertThat(got.headers())
        .containsEntry("Keyward-Timestamp", String.valueOf(GivenMessage.NOW.getEpochSecond()))
        .containsEntry("Keyward-Message-Id", GivenMessage.raised().id())
        .containsEntry(
            "Keyward-Signature",
            "v1="
                + SignedWebhook.signature(
                    "s3cret", GivenMessage.NOW.getEpochSecond() + "." + got.body()));
  }

  /** The example of RFC 4231, section 4.3. */
  @Test
  void theSignatureIsPlainHmac() {
    assertThat(SignedWebhook.signature("Jefe", "what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void pagerDutyFoldsAnAlertIntoOneIncidentAndEndsIt() throws BadJson {
    Body raised = Body.of(JsonText.parse(sent(ChannelType.PAGERDUTY).body()));
    channel(ChannelType.PAGERDUTY, receiver.url()).send(GivenMessage.resolved(), "");
    Body resolved = Body.of(JsonText.parse(receiver.received().get(1).body()));

    assertThat(raised.text("event_action")).isEqualTo("trigger");
    assertThat(raised.text("payload", "severity")).isEqualTo("critical");
    assertThat(resolved.text("event_action")).isEqualTo("resolve");
    assertThat(resolved.text("dedup_key")).isEqualTo(raised.text("dedup_key")).isNotEmpty();
  }

  @Test
  void anEventGridTopicIsReachedWithItsKey() {
    HostileReceiver.Received got = sent(ChannelType.EVENTGRID);

    assertThat(got.path()).startsWith("/api/events?api-version=");
    assertThat(got.headers()).containsEntry("aeg-sas-key", "s3cret");
    assertThat(got.headers().get("Content-Type")).contains("cloudevents-batch+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://x | must be an https address",
        "http://example.org/x | must be an https address",
        "https://user:word@example.org | must be an https address",
        "no address | must be an https address"
      })
  void anAddressThatMayNotBeUsedIsRefusedWithItsSetting(String url, String why) {
    Receipt receipt = channel(ChannelType.TEAMS, url).send(GivenMessage.raised(), "");

    assertThat(receipt)
        .isEqualTo(new Receipt.Refused("The app setting KEYWARD_CHANNEL_URL " + why + "."));
  }

  @Test
  void aSecretThatIsNotThereIsNamedAndNothingIsSent() {
    AlertChannel description =
        new AlertChannel(
            "ops", ChannelType.WEBHOOK, "KEYWARD_CHANNEL_URL", "KEYWARD_CHANNEL_NONE", Map.of());
    Map<String, String> settings = Map.of("KEYWARD_CHANNEL_URL", receiver.url());
    Receipt receipt =
        LiveChannels.create(
                name -> settings.getOrDefault(name, ""),
                request -> reactor.core.publisher.Mono.empty(),
                JdkClients.create(),
                new StandingClock(GivenMessage.NOW))
            .of(description)
            .send(GivenMessage.raised(), "");

    assertThat(receipt)
        .isEqualTo(new Receipt.Refused("The app setting KEYWARD_CHANNEL_NONE is not there."));
    assertThat(receiver.received()).isEmpty();
  }
}
