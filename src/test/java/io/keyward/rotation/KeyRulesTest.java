package io.keyward.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.parse.ResourceParser;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rule says of a key at a moment; it is the first second of 2026-11-22. */
final class KeyRulesTest {

  @ParameterizedTest
  @CsvSource({
    "2027-02-20T00:00:01Z, ,        satisfied",
    "2027-02-20T00:00:00Z, 90,      violated low",
    "2026-12-22T00:00:01Z, 90,      violated low",
    "2026-12-22T00:00:00Z, 30,      violated medium",
    "2026-12-06T00:00:00Z, 14,      violated medium",
    "2026-11-29T00:00:01Z, 14,      violated medium",
    "2026-11-29T00:00:00Z, 7,       violated high",
    "2026-11-23T00:00:00Z, 1,       violated critical",
    "2026-11-22T00:00:01Z, 1,       violated critical",
    "2026-11-22T00:00:00Z, expired, satisfied",
    "                    , ,        satisfied",
  })
  void aTierIsTheNarrowestThatHasBegun(String end, String tier, String says) {
    GivenKey key = GivenKey.plain().expires(end == null ? "" : end);

    assertThat(key.says("key-expiring")).isEqualTo(says);
    assertThat(key.tier()).isEqualTo(tier == null ? "" : tier);
  }

  @Test
  void aPlanForAKeyIsDecidedOnAsForTheStrictestOfItsUsers() {
    Policy policy = Policy.standard();
    GivenKey shared = GivenKey.plain().holding("Internal").holding("Regulated");
    GivenKey other = GivenKey.plain().holding("Internal").holding("Confidential");

    assertThat(policy.approvalsFor(shared.assessed(policy).classification())).isEqualTo(2);
    assertThat(policy.approvalsFor(other.assessed(policy).classification())).isEqualTo(1);
  }

  @Test
  void theSentenceOfATierDoesNotChangeWithTheDay() {
    GivenKey key = GivenKey.plain().expires("2026-12-22T00:00:00Z");

    assertThat(key.result("key-expiring", GivenKey.NOW.plusSeconds(3 * 86_400)).outcome())
        .isEqualTo(key.result("key-expiring").outcome());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T00:00:01Z, true,  satisfied",
    "2026-11-22T00:00:00Z, false, violated high",
    "2026-11-22T00:00:00Z, true,  violated critical",
    "2020-01-01T00:00:00Z, true,  violated critical",
  })
  void theEndItselfIsPast(String end, boolean used, String says) {
    GivenKey key = GivenKey.plain().expires(end);

    assertThat((used ? key.usedBy("a", "") : key).says("key-expired")).isEqualTo(says);
  }

  @ParameterizedTest
  @CsvSource({
    "rotate, P18M,   ,     2028-01-01T00:00:00Z, satisfied",
    "ROTATE, PT480H, ,     '',                   satisfied",
    "Rotate, ,       P30D, 2028-01-01T00:00:00Z, satisfied",
    "Rotate, ,       P30D, '',                   violated medium",
    "Notify, ,       P30D, 2028-01-01T00:00:00Z, violated medium",
    "Rotate, soon,   ,     2028-01-01T00:00:00Z, undetermined",
  })
  void onlyRotateMakesANewVersion(
      String type, String after, String before, String end, String says) {
    GivenKey key =
        GivenKey.plain()
            .expires(end)
            .rotating(type, after == null ? "" : after, before == null ? "" : before);

    assertThat(key.says("key-rotation-policy")).isEqualTo(says);
  }

  @ParameterizedTest
  @CsvSource({
    // two years by the policy
    "2024-11-22T00:00:00Z, P10Y,   , satisfied",
    "2024-11-21T23:59:59Z, P10Y,   , violated high",
    // a planned rotation, and two days of grace
    "2026-05-20T00:00:00Z, P6M,    , satisfied",
    "2026-05-19T23:59:59Z, P6M,    , violated high",
    "2026-11-18T00:00:00Z, PT48H,  , satisfied",
    "2026-11-17T23:00:00Z, PT48H,  , violated high",
    "2025-11-09T00:00:00Z, P1Y10D, , violated high",
    "2025-11-10T00:00:00Z, P1Y10D, , satisfied",
    "2026-11-01T00:00:00Z, ,  P60D, violated high",
    "2026-11-01T00:00:00Z, ,  P30D, satisfied",
    "'',                   P6M,    , undetermined",
  })
  void aRotationIsOverdueByAgeOrByPlan(String created, String after, String before, String says) {
    GivenKey key =
        GivenKey.plain()
            .created(created)
            .expires("2027-01-10T00:00:00Z")
            .rotating("Rotate", after == null ? "" : after, before == null ? "" : before);

    assertThat(key.says("key-rotation-overdue")).isEqualTo(says);
  }

  @Test
  void thoseWhoStayedBehindAreNamed() {
    GivenKey key =
        GivenKey.plain().usedBy("follows", "").usedBy("new", GivenKey.NEWEST).usedBy("old", "aaa");

    assertThat(key.result("key-old-version-in-use").outcome())
        .isInstanceOf(Outcome.Violated.class)
        .extracting(Outcome::message)
        .asString()
        .startsWith("One AI resource depends")
        .contains("/accounts/old")
        .doesNotContain("/accounts/new", "/accounts/follows");
  }

  @ParameterizedTest
  @CsvSource({
    "enabled, true,  satisfied",
    "enabled, false, violated critical",
    "enabled, maybe, undetermined",
    "nbf,     1900000000, violated critical",
    "nbf,     '1700000000', satisfied",
  })
  void aKeyInUseMustBeUsable(String attribute, String value, String says) {
    Object given = value.matches("true|false") ? (Object) Boolean.valueOf(value) : (Object) value;
    GivenKey key = GivenKey.plain().with(attribute, given).usedBy("a", "");

    assertThat(key.says("cmk-key-usable")).isEqualTo(says);
  }

  @Test
  void whoeverIsUnderADisabledKeyIsNamed() {
    GivenKey key = GivenKey.plain().with("enabled", false).usedBy("b", "").usedBy("a", "");

    assertThat(key.result("cmk-key-usable").outcome().message())
        .contains("2 AI resources are under it")
        .containsSubsequence("/accounts/a", "/accounts/b");
  }

  @Test
  void ofADeletedKeyItsPurgeIsTold() {
    GivenKey key =
        GivenKey.plain()
            .usedBy("a", "")
            .asRead(
                new Lookup.Found<>(
                    ResourceParser.parse(
                            Map.of(
                                "key",
                                Map.of(
                                    "kid", "https://kv.vault.azure.net/keys/cmk/1", "kty", "RSA"),
                                "attributes",
                                Map.of("enabled", true),
                                "deletedDate",
                                1_795_000_000,
                                "scheduledPurgeDate",
                                Instant.parse("2027-01-30T00:00:00Z").getEpochSecond()))
                        .orElseThrow()));

    assertThat(key.says("cmk-key-usable")).isEqualTo("violated critical");
    assertThat(key.result("cmk-key-usable").outcome().message())
        .contains("was deleted", "destroyed for good on 2027-01-30T00:00:00Z");
    assertThat(key.says("key-expiry-set")).isEqualTo("notApplicable");
  }

  @Test
  void aMissingKeyInUseIsTheWorst() {
    GivenKey key = GivenKey.plain().usedBy("a", "").asRead(new Lookup.Missing<>());

    assertThat(key.says("cmk-key-usable")).isEqualTo("violated critical");
  }

  @Test
  void nothingIsSaidOfAKeyThatCannotBeRead() {
    GivenKey key = GivenKey.plain().usedBy("a", "").asRead(new Lookup.Unreadable<>("403"));

    assertThat(KeyRules.all())
        .allSatisfy(rule -> assertThat(key.says(rule.id())).isEqualTo("undetermined"));
  }
}
