package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyward.azure.store.queue.MessageQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every queue promises its sender; each store runs it on an empty queue. */
public abstract class MessageQueueContract {
  private static final int LIMIT = 48 * 1024;

  /** The queue under test. */
  protected abstract MessageQueue queue();

  /** Takes the texts that are visible now out of the queue. */
  protected abstract List<String> takeVisible();

  @Test
  void theHeadIsTheFirstThatIsDueAndStaysThere() {
    assertThat(queue().oldest()).isEmpty();
    queue().send("later", Duration.ofHours(1));
    assertThat(queue().oldest()).isEmpty();

    queue().send("now", Duration.ZERO);

    assertThat(queue().oldest()).hasValueSatisfying(sent -> assertThat(sent).isNotNull());
    assertThat(takeVisible()).containsExactly("now");
    assertThat(queue().oldest()).isEmpty();
  }

  static Stream<String> texts() {
    return Stream.of(
        "plain",
        "",
        " {\"a\":\"<&>\"} ",
        "\u20ac \ud83d\ude00\r\n",
        "x".repeat(LIMIT),
        "\u20ac".repeat(LIMIT / 3));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void messageArrivesAsItWasSent(String text) {
    queue().send(text, Duration.ZERO);

    assertThat(takeVisible()).containsExactly(text);
  }

  @Test
  void delayedMessageIsInvisibleUntilDue() {
    queue().send("later", Duration.ofDays(7));

    assertThat(takeVisible()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u20ac"})
  void messageAboveTheLimitIsRefused(String letter) {
    String text = letter.repeat(LIMIT / letter.getBytes(StandardCharsets.UTF_8).length + 1);

    assertThatIllegalArgumentException().isThrownBy(() -> queue().send(text, Duration.ZERO));
    assertThat(takeVisible()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "P8D"})
  void delayOutsideTheRangeIsRefused(String delay) {
    assertThatIllegalArgumentException().isThrownBy(() -> queue().send("x", Duration.parse(delay)));
  }
}
