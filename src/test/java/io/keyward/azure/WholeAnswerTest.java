package io.keyward.azure;


import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class WholeAnswerTest {
  private static final HttpRequest GET = new HttpRequest(HttpMethod.GET, "https://a.test/");

  @Test
  void serverThatNeverAnswersIsLeftAtTheDeadline() {
    HttpPipeline pipeline = pipeline(request -> Mono.never());

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> pipeline.send(GET).block());
  }

  @Test
  void serverThatNeverEndsItsBodyIsLeftAtTheDeadline() {
    Reply.Answer answer = Reply.of(200, "");
    HttpPipeline pipeline =
        pipeline(ScriptedHttp.of(new Reply.Answer(200, answer.headers(), Flux.never())));

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> pipeline.send(GET).block());
  }

  @Test
  void longestAnswerIsKeptAndOneByteMoreIsNot() {
    HttpPipeline pipeline =
        pipeline(ScriptedHttp.of(Reply.of(200, "12345678"), Reply.of(200, "123456789")));

    HttpResponse longest = pipeline.sendSync(GET, Context.NONE);
    HttpResponse longer = pipeline.sendSync(GET, Context.NONE);

    assertThat(longest.getBodyAsBinaryData()).hasToString("12345678");
    assertThat(((KeptResponse) longer).isOversized()).isTrue();
  }

  private static HttpPipeline pipeline(HttpClient http) {
    return new HttpPipelineBuilder()
        .httpClient(http)
        .policies(new WholeAnswer(8, Duration.ofMillis(20)))
        .build();
  }
}
