package io.keyward.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing but a comment\n", "{}", "schemaVersion: 1", "---\n{}"})
  void anEmptyFileIsTheStandardPolicy(String text) throws BadPolicy {
    assertThat(PolicyFile.parse(text)).isEqualTo(Policy.standard());
  }

  @Test
  void readsEveryValue() throws BadPolicy {
    Policy policy =
        PolicyFile.parse(
            """
            schemaVersion: 1
            classification:
              tag: Sensitivity
              values: [Low, High]
              requireCustomerKey: [high]
              whenMissing: exempt
            production:
              tag: Stage
              values: [Live]
            settlingWindow: PT1H
            """);

    assertThat(policy)
        .isEqualTo(
            new Policy(
                "Sensitivity",
                List.of("Low", "High"),
                List.of("high"),
                false,
                "Stage",
                List.of("Live"),
                Duration.ofHours(1)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[1] | line 1, the file: must be a mapping",
        "hello | line 1, the file: must be a mapping",
        "schemaVersion: 2 | line 1, schemaVersion: must be 1",
        "x: 1 | line 1, the file: does not know \"x\"",
        "production:;tag: a | line 2, the file: does not know \"tag\"",
        "production:;  tags: a | line 2, production: does not know \"tags\"",
        "production: 1 | line 1, production: must be a mapping",
        "production:;  tag: [a] | line 2, production.tag: must be a word",
        "production:;  tag: '' | line 2, production.tag: must be a word",
        "production:;  tag: a<b | line 2, production.tag: must be the name of an Azure tag",
        "production:;  values: a | line 2, production.values: must be a list",
        "production:;  values: [a, ''] | line 2, production.values: must be a word",
        "production:;  values:;  - a;  - {} | line 4, production.values: must be a word",
        "classification:;  whenMissing: maybe | line 2, classification.whenMissing: must be require or exempt",
        "classification:;  values: [A] | classification.requireCustomerKey: \"Confidential\" is not among",
        "classification:;  requireCustomerKey: [X] | line 2, classification.requireCustomerKey: \"X\" is not among",
        "settlingWindow: soon | line 1, settlingWindow: must be a duration",
        "settlingWindow: PT25H | line 1, settlingWindow: must be between",
        "settlingWindow: -PT1M | line 1, settlingWindow: must be between",
        "schemaVersion: 1;schemaVersion: 1 | line 2, the file: names \"schemaVersion\" more than once",
        "production:;  tag: a;  tag: b | line 3, production: names \"tag\" more than once",
        "a: 'b | the file",
        "a: *b | the file",
        "a: 1;--- ;b: 2 | the file",
        "a:;\tb: 1 | line 2, the file",
      })
  void eachRefusalNamesLinePathAndReason(String text, String sentence) {
    assertThatExceptionOfType(BadPolicy.class)
        .isThrownBy(() -> PolicyFile.parse(text.replace(";", "\n")))
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains(sentence)
                    .startsWith("line ")
                    .doesNotContain("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void depthIsBounded(String open) {
    assertThatExceptionOfType(BadPolicy.class)
        .isThrownBy(() -> PolicyFile.parse(open.repeat(50_000)));
  }

  @Test
  void sizeIsBounded() {
    assertThatExceptionOfType(BadPolicy.class)
        .isThrownBy(() -> PolicyFile.parse("#".repeat(300_000)));
  }
}
