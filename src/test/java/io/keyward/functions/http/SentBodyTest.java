package io.keyward.functions.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.functions.FakeRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no schema can tell from good ones. */
final class SentBodyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"{\"comment\":\"a\",\"comment\":\"b\"}", "{\"comment\":\"half \\ud800\"}"})
  void aMemberNamedTwiceAndHalfACharacterAreRefused(String body) {
    FakeRequest request = FakeRequest.plain().sending(body);

    assertThatThrownBy(() -> SentBody.of(request, "comment").text("comment", 100))
        .isInstanceOf(BadQuery.class);
  }
}
