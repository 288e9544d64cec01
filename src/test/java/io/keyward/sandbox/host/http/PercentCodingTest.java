package io.keyward.sandbox.host.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentCodingTest {

  @Test
  void codedSlashStaysInItsSegment() throws Refusal {
    assertThat(PercentCoding.segments("/a%2Fb/%E2%82%AC/c+d/"))
        .containsExactly("a/b", "\u20ac", "c+d");
  }

  @Test
  void rootHasNoSegments() throws Refusal {
    assertThat(PercentCoding.segments("/")).isEmpty();
  }

  @Test
  void queryIsDecodedAndRepeatedNamesAreJoined() throws Refusal {
    assertThat(PercentCoding.query("a=1&b=x+y%26&a=2&&flag&=e"))
        .hasSize(4)
        .containsEntry("a", "1,2")
        .containsEntry("b", "x y&")
        .containsEntry("flag", "")
        .containsEntry("", "e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%ZZ", "%FF", "%C3%28", "%ED%A0%80", "a%"})
  void malformedTextIsRefused(String text) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> PercentCoding.decode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\u20ac \ud83d\ude00"})
  void textWithoutCodesIsKept(String text) throws Refusal {
    assertThat(PercentCoding.decode(text)).isEqualTo(text);
    assertThat(PercentCoding.decode(text + "%41")).isEqualTo(text + "A");
  }
}
