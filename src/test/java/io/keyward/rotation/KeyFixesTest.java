package io.keyward.rotation;

import static io.keyward.rotation.GivenKey.NEWEST;
import static io.keyward.rotation.GivenKey.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Finding;
import io.keyward.compliance.policy.Policy;
import io.keyward.functions.OpenApi;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.Change;
import io.keyward.remediation.Goal;
import io.keyward.remediation.LeftOpen;
import io.keyward.remediation.Plan;
import io.keyward.remediation.PlanDocument;
import io.keyward.remediation.PlanReading;
import io.keyward.remediation.Step;
import io.keyward.remediation.planner.Planner;
import io.keyward.remediation.step.WatchedKey;
import io.keyward.testing.Policies;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned for a key: it closes what it was made for and opens nothing. */
class KeyFixesTest {
  private static final String LATER = "fedcba9876543210fedcba9876543210";
  private static final Policy POLICY = Policies.remediating("");

  private static GivenKey used() {
    return GivenKey.plain().expires("2028-01-01T00:00:00Z").usedBy("ai", "");
  }

  /** Each with what is to be mended, and how. */
  record Fault(GivenKey key, List<String> rules, List<String> steps) {
    @Override
    public String toString() {
      return rules.toString();
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        fault(used().rotating("Notify", "", "P30D"), "key-rotation-policy", "rotation-policy-cmk"),
        fault(used().expires(""), "key-expiry-set", "expiry-cmk"),
        fault(
            used().expires("2026-12-10T00:00:00Z"),
            "key-expiring",
            "rotation-policy-cmk rotate-cmk"),
        fault(
            used().created("2024-01-01T00:00:00Z"),
            "key-rotation-overdue",
            "rotation-policy-cmk rotate-cmk"),
        fault(
            used().expires("").rotating("Rotate", "", "P30D"),
            "key-expiry-set key-rotation-policy",
            "rotation-policy-cmk expiry-cmk"),
        fault(
            used().expires("").created("2024-01-01T00:00:00Z"),
            "key-expiry-set key-rotation-overdue",
            "rotation-policy-cmk rotate-cmk"));
  }

  private static Fault fault(GivenKey key, String rules, String steps) {
    return new Fault(key, List.of(rules.split(" ")), List.of(steps.split(" ")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsClosedAndNothingElseIsOpened(Fault fault) {
    assertThat(violated(fault.key())).containsExactlyInAnyOrderElementsOf(fault.rules());
    Plan plan = plan(fault.key());

    plan.steps().forEach(step -> carryOut(step, fault.key()));

    assertThat(plan.steps()).extracting(Step::id).containsExactlyElementsOf(fault.steps());
    assertThat(plan.closes()).containsExactlyInAnyOrderElementsOf(fault.rules());
    assertThat(violated(fault.key())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aPlanReadsBackAndHasTheFormOfTheApi(Fault fault) {
    Plan plan = plan(fault.key());

    Plan read = PlanReading.of(Body.of(PlanDocument.of(plan)));

    assertThat(read).isEqualTo(plan);
    assertThat(OpenApi.faults("Plan", PlanDocument.of(plan))).isEmpty();
  }

  @Test
  void aKeyWhoseUserIsPinnedGetsNoEndAndNoRotation() {
    GivenKey key = GivenKey.plain().expires("").usedBy("ai", NEWEST);

    Plan plan = plan(key);

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.leftOpen())
        .extracting(LeftOpen::why)
        .singleElement()
        .asString()
        .startsWith("ai cannot follow to a new version and would stop at its end");
  }

  @Test
  void whatHappensToAnExpiredKeyAPersonDecides() {
    GivenKey key = used().created("2024-01-01T00:00:00Z").expires("2026-11-01T00:00:00Z");

    Plan plan = plan(key);

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.leftOpen())
        .extracting(LeftOpen::rule)
        .contains("key-expired", "key-rotation-overdue");
  }

  @Test
  void aDisabledKeyIsNotTouched() {
    GivenKey key = used().expires("").with("enabled", false);

    assertThat(plan(key).steps()).isEmpty();
  }

  @Test
  void aKeyThatMovedOnSinceNeedsAnotherPlan() {
    GivenKey key = used().expires("2026-12-10T00:00:00Z");
    String before = plan(key).hash();

    key.version(LATER);

    assertThat(plan(key).hash()).isNotEqualTo(before);
  }

  @Test
  void whatKeyVaultWouldRefuseIsNotPlanned() {
    Policy hasty = Policies.remediating("keys: {rotateAfter: P5D, expireAfter: P20D}\n");

    Plan plan = plan(used().rotating("Notify", "", "P30D"), hasty);

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.leftOpen())
        .extracting(LeftOpen::why)
        .anySatisfy(why -> assertThat(why).contains("a version lives 28 days at least"));
  }

  @Test
  void whoIsUnderTheKeyIsNamed() {
    Plan plan = plan(used().expires("").usedBy("other", ""));

    assertThat(plan.blastRadius())
        .hasSize(3)
        .anySatisfy(id -> assertThat(id).endsWith("/accounts/ai"))
        .anySatisfy(id -> assertThat(id).endsWith("/accounts/other"));
  }

  private static List<String> violated(GivenKey key) {
    return key.assessed(POLICY).openForTickets(POLICY).stream().map(Finding::rule).toList();
  }

  private static Plan plan(GivenKey given) {
    return plan(given, POLICY);
  }

  private static Plan plan(GivenKey given, Policy policy) {
    KeyInUse key = given.at(NOW);
    WatchedKey watched =
        new WatchedKey(
            key.id(),
            key.named(),
            new Lookup.Missing<>(),
            key.key(),
            key.policy(),
            key.users(),
            NOW);
    return Planner.forKey(watched, given.assessed(policy), policy);
  }

  /** As Key Vault does it; each step must have been needed, and must work. */
  private static void carryOut(Step step, GivenKey key) {
    Change change = step.change();
    String path = change.url().replaceFirst("\\?.*", "").replaceFirst("https://[^/]*", "");
    assertThat(step.goal().in(shown(step, key))).isNotEqualTo(Goal.Progress.REACHED);
    switch (change.verb() + " " + path) {
      case "PUT /keys/cmk/rotationpolicy" -> key.rotationPolicy(change.body());
      case "PATCH /keys/cmk/" + NEWEST ->
          key.ends(Body.of(change.body()).text("attributes", "exp"));
      case "POST /keys/cmk/rotate" ->
          key.version(LATER).created(NOW.toString()).expires("2029-02-22T00:00:00Z");
      default -> throw new IllegalStateException("Key Vault has no " + change);
    }
    assertThat(step.goal().in(shown(step, key))).isEqualTo(Goal.Progress.REACHED);
  }

  private static Lookup<Body> shown(Step step, GivenKey key) {
    Body body = key.shown();
    return new Lookup.Found<>(
        step.goal().url().contains("/rotationpolicy")
            ? body.at("rotationPolicy")
            : Body.of(
                Map.of(
                    "key", Map.of("kid", body.text("keyUriWithVersion")),
                    "attributes", body.at("attributes").object())));
  }
}
