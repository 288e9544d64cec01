package io.keyward.azure.store.queue;

import static io.keyward.azure.ArmFixture.CLOCK;
import static io.keyward.azure.ArmFixture.CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyward.azure.Reply;
import io.keyward.azure.ScriptedHttp;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureMessageQueueTest {
  private static final String RECEIPT =
      "<?xml version=\"1.0\"?><QueueMessagesList><QueueMessage><MessageId>m</MessageId>"
          + "<InsertionTime>Sat, 21 Nov 2026 09:00:00 GMT</InsertionTime>"
          + "<ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime>"
          + "<PopReceipt>r</PopReceipt>"
          + "<TimeNextVisible>Sat, 21 Nov 2026 09:00:00 GMT</TimeNextVisible>"
          + "</QueueMessage></QueueMessagesList>";

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT90S, 90", "PT1.5S, 2", "P7D, 604800"})
  void messageIsNeverDueBeforeItsTime(Duration delay, int seconds) {
    ScriptedHttp http = ScriptedHttp.of(stored());

    queue(http).send("text", delay);

    assertThat(http.request(0).getUrl().getQuery())
        .contains("visibilitytimeout=" + seconds)
        .contains("messagettl=-1");
    assertThat(http.calls()).isEqualTo(1);
  }

  @Test
  void missingQueueIsMadeAfterItsPoisonQueue() {
    ScriptedHttp http =
        ScriptedHttp.of(
            Reply.of(404, "").with("x-ms-error-code", "QueueNotFound"),
            Reply.of(201, ""),
            Reply.of(409, "").with("x-ms-error-code", "QueueAlreadyExists"),
            stored());

    queue(http).send("text", Duration.ZERO);

    assertThat(http.request(1).getUrl().getPath()).isEqualTo("/work-poison");
    assertThat(http.request(2).getUrl().getPath()).isEqualTo("/work");
    assertThat(http.calls()).isEqualTo(4);
  }

  @Test
  void tokenIsNeverSentInTheClear() {
    URI clear = URI.create("http://a.queue.core.windows.net");
    ScriptedHttp http = ScriptedHttp.of(stored());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AzureMessageQueue.connect(CREDENTIAL, clear, "work", http, CLOCK));
  }

  private static MessageQueue queue(ScriptedHttp http) {
    URI endpoint = URI.create("https://a.queue.core.windows.net");
    return AzureMessageQueue.connect(CREDENTIAL, endpoint, "work", http, CLOCK);
  }

  private static Reply stored() {
    return Reply.of(201, RECEIPT).with("Content-Type", "application/xml");
  }
}
