package io.keyward.functions;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.json.JsonText;
import io.keyward.kpi.meter.EventMeter;
import io.keyward.testing.LogLines;
import io.keyward.testing.World;
import io.keyward.workflow.inspect.FollowChange;
import io.keyward.workflow.inspect.InspectResource;
import io.keyward.workflow.inspect.Turns;
import io.keyward.workflow.judge.Remedies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResourceEventsTest {
  private final World world = new World();
  private final ResourceEvents function = new ResourceEvents(world.follow);
  private final ResourceId openai = account("openai");
  private final Counts counts = new Counts();
  private final FollowChange follow =
      new FollowChange(
          world.ports,
          new InspectResource(
              world.ports,
              new Assessor(Rules.ofResources()),
              world.policies,
              new Remedies(true),
              counts),
          new Turns(world.ports.queue(), world.clock));

  @BeforeEach
  void write() {
    world.azure.put(withoutKey(openai));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Microsoft.Resources.ResourceWriteSuccess",
        "Microsoft.Resources.ResourceDeleteSuccess",
        "Microsoft.ResourceNotifications.Resources.CreatedOrUpdated",
        "Microsoft.ResourceNotifications.Resources.Deleted"
      })
  void everyChangeLeadsToAFreshRead(String type) {
    function.run(event(type, openai.toString()));

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @Test
  void theLineOfAnEventNamesItTheOperationAndTheResource() {
    String event =
        JsonText.write(
            Map.of(
                "id",
                "6e4f-1",
                "eventType",
                "Microsoft.Resources.ResourceWriteSuccess",
                "subject",
                openai.toString(),
                "data",
                Map.of("correlationId", "two\nlines")));

    List<String> lines = LogLines.of(ResourceEvents.class, () -> function.run(event));

    assertThat(lines)
        .containsExactly("event=6e4f-1 correlation=none resource=" + openai.key() + " Event taken");
  }

  @Test
  void cloudEventIsReadAsWell() {
    function.run(
        JsonText.write(
            Map.of(
                "specversion", "1.0",
                "type", "Microsoft.Resources.ResourceWriteSuccess",
                "source", "/subscriptions/s",
                "subject", openai.toString())));

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @ParameterizedTest
  @CsvSource({
    "eventType, Microsoft.Resources.ResourceWriteSuccess, judged nonCompliant 7",
    "type, Microsoft.Resources.ResourceWriteSuccess, judged nonCompliant 7",
    "type, Microsoft.Resources.ResourceActionSuccess, ignored",
    "other, Microsoft.Resources.ResourceWriteSuccess, refused",
  })
  void whatBecameOfAnEventIsCounted(String name, String type, String counted) {
    String time = world.clock.instant().minusSeconds(7).toString();
    String event =
        JsonText.write(
            Map.of(name, type, "eventTime", time, "time", time, "subject", openai.toString()));

    try {
      new ResourceEvents(follow, counts).run(event);
    } catch (UnreadableEvent refused) {
      assertThat(counted).isEqualTo("refused");
    }

    assertThat(counts.all).containsExactlyInAnyOrder(counted.split(" "));
  }

  @Test
  void anEventThatCannotBeTakenNowIsNotCounted() {
    world.azure.beforeAnswer(
        () -> {
          throw new TemporarilyUnavailable("ARM does not answer", Duration.ZERO);
        });
    String event = event("Microsoft.Resources.ResourceWriteSuccess", openai.toString());

    assertThatThrownBy(() -> new ResourceEvents(follow, counts).run(event))
        .isInstanceOf(TemporarilyUnavailable.class);

    assertThat(counts.all).isEmpty();
  }

  @Test
  void anEventThatWaitsForItsTurnIsCountedOnceAndHasNoVerdictYet() {
    world.azure.busy(true);

    new ResourceEvents(follow, counts)
        .run(event("Microsoft.Resources.ResourceWriteSuccess", openai.toString()));

    assertThat(counts.all).containsExactly("judged");
  }

  /** Writes down what it is told. */
  private final class Counts implements EventMeter {
    private final List<String> all = new ArrayList<>();

    @Override
    public void event(Taken taken) {
      all.add(taken.word());
    }

    @Override
    public void verdict(Verdict verdict) {
      all.add(verdict.word());
    }

    @Override
    public void judgedSince(Instant written) {
      all.add("" + Duration.between(written, world.clock.instant()).toSeconds());
    }

    @Override
    public void throttled(String service) {
      all.add(service);
    }
  }

  @Test
  void repeatedIdWithAnotherTypeIsHarmless() {
    function.run(event("Microsoft.Resources.ResourceWriteCancel", openai.toString()));
    function.run(event("Microsoft.Resources.ResourceWriteSuccess", openai.toString()));

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Microsoft.Resources.ResourceActionSuccess",
        "Microsoft.Resources.ResourceWriteFailure",
        "Microsoft.ResourceNotifications.HealthResources.ResourceAnnotated",
        "Contoso.Unknown"
      })
  void eventThatChangesNothingReturnsQuietly(String type) {
    function.run(event(type, openai.toString()));

    assertThat(world.azure.reads()).isZero();
  }

  @Test
  void deploymentsOwnEventIsPassedOver() {
    String deployment =
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Resources/deployments/d";

    function.run(event("Microsoft.Resources.ResourceWriteSuccess", deployment));

    assertThat(world.azure.reads()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{not json",
        "null",
        "7",
        "[]",
        "{}",
        "{\"eventType\":\"\"}",
        "{\"a\":",
      })
  void unreadableBodyFailsSoThatThePlatformKeepsIt(String body) {
    assertThatThrownBy(() -> function.run(body))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void deeplyNestedBodyFails() {
    String nested = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);

    assertThatThrownBy(() -> function.run(nested)).isInstanceOf(UnreadableEvent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/../", "/./", "/%2e%2e/", "/\\u0000/", "/a\\r\\nb/"})
  void idWithATraversalOrControlCharacterIsRefused(String odd) {
    String subject = openai.toString().replace("/accounts/", odd + "accounts/");
    String json =
        "{\"eventType\":\"Microsoft.Resources.ResourceWriteSuccess\",\"subject\":\"%s\"}"
            .formatted(subject);

    assertThatThrownBy(() -> function.run(json)).isInstanceOf(UnreadableEvent.class);
    assertThat(world.azure.reads()).isZero();
  }

  @Test
  void idThatIsTooLongIsRefused() {
    String json = event("Microsoft.Resources.ResourceWriteSuccess", openai + "x".repeat(3_000));

    assertThatThrownBy(() -> function.run(json)).isInstanceOf(UnreadableEvent.class);
    assertThat(world.azure.reads()).isZero();
  }

  @Test
  void eventOfAnotherKindIsPassedOverWhateverItsSubjectIs() {
    function.run(event("Microsoft.Storage.BlobCreated", "/blobServices/default/blobs/a#b%20c"));

    assertThat(world.azure.reads()).isZero();
  }

  @Test
  void resourceGroupsOwnEventIsPassedOver() {
    function.run(
        event("Microsoft.Resources.ResourceWriteSuccess", "/subscriptions/s/resourceGroups/g"));

    assertThat(world.azure.reads()).isZero();
  }

  private static String event(String type, String subject) {
    return JsonText.write(
        Map.of("id", "same-id", "eventType", type, "subject", subject, "data", Map.of()));
  }
}
