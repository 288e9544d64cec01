package io.keyward.azure.channel;

import static io.keyward.azure.channel.GivenMessage.channel;
import static io.keyward.azure.channel.HostileReceiver.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Channel;
import io.keyward.alert.Receipt;
import io.keyward.compliance.policy.ChannelType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every channel against a server that behaves badly: one outcome each, and nothing else. */
final class HostileChannelsTest {
  private final HostileReceiver receiver = new HostileReceiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  static List<ChannelType> types() {
    return List.of(
        ChannelType.EVENTGRID,
        ChannelType.WEBHOOK,
        ChannelType.TEAMS,
        ChannelType.SLACK,
        ChannelType.PAGERDUTY,
        ChannelType.EMAIL,
        ChannelType.SERVICENOW,
        ChannelType.JIRA,
        ChannelType.AZUREDEVOPS,
        ChannelType.GITHUB);
  }

  /** A mirror looks first whether the item is there, and then tells what it made. */
  private void assumed(ChannelType type) {
    if (GivenMessage.isMirror(type)) {
      receiver.then(status(200, Map.of(), GivenMessage.none(type)));
      receiver.then(status(201, Map.of(), GivenMessage.made(type)));
    } else {
      receiver.then(status(202));
    }
  }

  private Receipt sent(ChannelType type) {
    Channel channel = channel(type, receiver.url());
    return channel.send(GivenMessage.raised(), "");
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTakenMessageIsTakenOnce(ChannelType type) {
    assumed(type);

    assertThat(sent(type)).isInstanceOf(Receipt.Accepted.class);
    assertThat(receiver.received()).hasSize(GivenMessage.isMirror(type) ? 2 : 1);
  }

  @ParameterizedTest
  @MethodSource("types")
  void whoAsksToBeLeftAloneIs(ChannelType type) {
    receiver.then(status(429, Map.of("Retry-After", "37"), "slow down"));

    assertThat(sent(type)).isEqualTo(new Receipt.Later(Duration.ofSeconds(37), "HTTP 429"));
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("types")
  void anOutageIsForLaterAndNotRepeatedHere(ChannelType type) {
    receiver.then(status(500, Map.of(), "{\"secret\":\"x\"}"));

    assertThat(sent(type)).isEqualTo(new Receipt.Later(Duration.ZERO, "HTTP 500"));
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsGoneIsAskedNoMore(ChannelType type) {
    receiver.then(status(410));

    assertThat(sent(type)).isEqualTo(new Receipt.Refused("HTTP 410"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void aRedirectIsNotFollowed(ChannelType type) {
    receiver.then(status(307, Map.of("Location", receiver.url() + "/elsewhere"), ""));

    assertThat(sent(type)).isEqualTo(new Receipt.Refused("HTTP 307"));
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("types")
  void silenceAfterTheMessageIsForLater(ChannelType type) {
    receiver.then(receiver.silence());

    assertThat(sent(type)).isInstanceOf(Receipt.Later.class);
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("types")
  void anAnswerWithoutAnEndIsForLater(ChannelType type) {
    receiver.then(receiver.slowBody());

    assertThat(sent(type)).isInstanceOf(Receipt.Later.class);
  }

  @ParameterizedTest
  @MethodSource("types")
  void nobodyThereIsForLater(ChannelType type) {
    Channel channel = channel(type, receiver.url());
    receiver.close();

    assertThat(channel.send(GivenMessage.raised(), "")).isInstanceOf(Receipt.Later.class);
  }

  @ParameterizedTest
  @MethodSource("types")
  void aRepeatIsTheSameMessageByItsId(ChannelType type) {
    receiver.then(receiver.silence());
    Channel channel = channel(type, receiver.url());
    channel.send(GivenMessage.raised(), "");
    channel.send(GivenMessage.raised(), "");

    assertThat(receiver.received().get(1).body()).isEqualTo(receiver.received().get(0).body());
  }
}
