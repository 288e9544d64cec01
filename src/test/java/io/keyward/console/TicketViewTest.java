package io.keyward.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a ticket's values are said to people. */
final class TicketViewTest {

  @ParameterizedTest
  @CsvSource({
    "properties.attributes.exp, 1867017600, 2029-03-01 00:00 UTC",
    "attributes.nbf, 0, 1970-01-01 00:00 UTC",
    "properties.attributes.exp, 99999999999, 5138-11-16 09:46 UTC"
  })
  void aDateOfAKeyIsSaidAsOne(String path, String value, String moment) {
    assertThat(TicketView.moment(path, value)).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "properties.attributes.exp, ''",
    "properties.attributes.exp, never",
    "properties.attributes.exp, 100000000000",
    "properties.attributes.exp, -1",
    "properties.keySize, 2048",
    "properties.rotationPolicy.attributes.expiryTime, 1867017600",
    "properties.myattributes.exp, 1867017600"
  })
  void everyOtherValueStandsForItself(String path, String value) {
    assertThat(TicketView.moment(path, value)).isEmpty();
  }
}
