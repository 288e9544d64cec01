package io.keyward.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void readsEveryKindOfValueInItsOrder() throws BadJson {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("z", Arrays.asList(1, 2.5, true, false, null, "t"));
    expected.put("a", Map.of());

    assertThat(JsonText.parse("{\"z\":[1,2.5,true,false,null,\"t\"],\"a\":{}}"))
        .isEqualTo(expected);
    assertThat(JsonText.parseObject("{\"z\":1,\"a\":2}").keySet()).containsExactly("z", "a");
  }

  @Test
  void writesWhatItReads() throws BadJson {
    String text = "{\"a\":[1,-2.5,12345678901234567890,true,null,\"\\\"\\n\\u0007ü\"],\"b\":{}}";

    assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
    assertThat(JsonText.parse(JsonText.writeIndented(JsonText.parse(text))))
        .isEqualTo(JsonText.parse(text));
  }

  @Test
  void whatPeopleLookAtSteersNoTerminal() throws BadJson {
    Map<String, Object> told = Map.of("name", "a\u007f\u009b31m\u202e\u2028é");

    String text = JsonText.writeIndented(told);

    assertThat(text).containsIgnoringCase("a\\u007f\\u009b31m\\u202e\\u2028é");
    assertThat(JsonText.parseObject(text)).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "}", "{\"a\"}", "[1,]", "nul", "{'a':1}", "{} {}", "[1] x", "\u0000", "NaN"})
  void refusesWhatIsNotJsonWithoutQuotingIt(String text) {
    assertThatExceptionOfType(BadJson.class)
        .isThrownBy(() -> JsonText.parse(text))
        .satisfies(e -> assertThat(e.getMessage()).startsWith("it ").doesNotContain("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t"})
  void saysWhenThereIsNothing(String text) {
    assertThatExceptionOfType(BadJson.class)
        .isThrownBy(() -> JsonText.parse(text.getBytes(StandardCharsets.UTF_8)))
        .withMessage("it is empty");
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertThatExceptionOfType(BadJson.class)
        .isThrownBy(() -> JsonText.parse("[".repeat(100_000)))
        .withMessageContaining("nested");
  }

  @Test
  void readsTheDeepestThatIsAllowed() throws BadJson {
    String text = "[".repeat(JsonText.DEEPEST) + "]".repeat(JsonText.DEEPEST);

    assertThat(JsonText.parse(text)).isInstanceOf(List.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void readsFilesOfEveryUnicodeForm(String charset) throws BadJson {
    byte[] bytes = "{\"a\":\"ü\"}".getBytes(Charset.forName(charset));

    assertThat(JsonText.parse(bytes)).isEqualTo(Map.of("a", "ü"));
  }

  @Test
  void readsFilesWithAByteOrderMark() throws BadJson {
    byte[] bytes = "\ufeff{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    assertThat(JsonText.parse(bytes)).isEqualTo(Map.of("a", 1));
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThatExceptionOfType(BadJson.class)
        .isThrownBy(() -> JsonText.parse(new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1"})
  void anObjectIsNothingElse(String text) {
    assertThatExceptionOfType(BadJson.class)
        .isThrownBy(() -> JsonText.parseObject(text))
        .withMessageContaining("object was expected");
  }

  @Test
  void aMemberThatIsNamedTwiceIsRefusedWhereThatIsAsked() throws BadJson {
    String twice = "{\"a\": {\"b\": 1, \"b\": 2}}";

    assertThat(JsonText.parse(twice)).isEqualTo(Map.of("a", Map.of("b", 2)));
    assertThatThrownBy(() -> JsonText.parseStrictly(twice))
        .isInstanceOf(BadJson.class)
        .hasMessageStartingWith("it names a member twice at line 1");
  }

  @Test
  void refusesToWriteWhatIsNoJson() {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonText.write(new Object()));
  }
}
