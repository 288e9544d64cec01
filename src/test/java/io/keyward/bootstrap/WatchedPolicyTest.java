package io.keyward.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.testing.StandingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy file that changes while Keyward runs. */
class WatchedPolicyTest {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final String GOOD = "settlingWindow: PT1H\nmode: parity\n";

  @TempDir private Path folder = Path.of("");
  private final StandingClock clock = new StandingClock(START);
  private Path file = Path.of("");
  private PolicySource watched = PolicySource.fixed(Policy.standard(), START);

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("keyward.yaml");
    Files.writeString(file, GOOD);
    watched = Policies.of(Optional.of(file), clock);
  }

  private Duration windowAfter(int looks) {
    for (int i = 0; i < looks; i++) {
      clock.pass(WatchedPolicy.PAUSE);
      watched.current();
    }
    return watched.current().settlingWindow();
  }

  @Test
  void aChangedFileIsInForceAfterTwoLooks() throws IOException {
    Files.writeString(file, "settlingWindow: PT2H");

    Duration after = windowAfter(2);

    assertThat(after).isEqualTo(Duration.ofHours(2));
    assertThat(watched.standing().since())
        .isEqualTo(START.plus(WatchedPolicy.PAUSE.multipliedBy(2)));
  }

  @Test
  void theFileIsNotReadAtEveryUse() throws IOException {
    Files.delete(file);

    watched.current();

    assertThat(watched.standing().refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"settlingWindow: PT1H\nmode", "settlingWindow: PT1H\n", ""})
  void aFileThatIsStillBeingWrittenIsNotTaken(String part) throws IOException {
    Files.writeString(file, part);
    windowAfter(1);
    Files.writeString(file, "settlingWindow: PT3H\nmode: parity\n");

    windowAfter(1);

    assertThat(watched.current().settlingWindow()).isEqualTo(Duration.ofHours(1));
    assertThat(watched.standing().refusal()).isEmpty();
    assertThat(windowAfter(1)).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void theLastGoodOneStaysInForceWhenTheNewOneIsBad() throws IOException {
    Files.writeString(file, "settlingWindow: PT2H\nmode: lax\n");

    Duration after = windowAfter(2);

    assertThat(after).isEqualTo(Duration.ofHours(1));
    assertThat(watched.standing())
        .isEqualTo(new PolicySource.Standing(START, "line 2, mode: must be strict or parity"));
  }

  @Test
  void aMendedFileEndsTheRefusal() throws IOException {
    Files.writeString(file, "mode: lax");
    windowAfter(2);
    Files.writeString(file, GOOD);

    windowAfter(1);

    assertThat(watched.standing()).isEqualTo(new PolicySource.Standing(START, ""));
  }

  @Test
  void aDeletedFileLeavesTheLastGoodOneInForce() throws IOException {
    Files.delete(file);

    Duration after = windowAfter(2);

    assertThat(after).isEqualTo(Duration.ofHours(1));
    assertThat(watched.standing().refusal()).contains("gone or cannot be read");
  }

  @Test
  void whatIsNoTextLeavesTheLastGoodOneInForce() throws IOException {
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});

    Duration after = windowAfter(2);

    assertThat(after).isEqualTo(Duration.ofHours(1));
    assertThat(watched.standing().refusal()).contains("cannot be read");
  }

  @Test
  void aFolderInPlaceOfTheFileLeavesTheLastGoodOneInForce() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);

    Duration after = windowAfter(2);

    assertThat(after).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aFileThatNeverEndsIsRefused() throws IOException {
    Files.writeString(file, "#".repeat(3_000_000));

    Duration after = windowAfter(2);

    assertThat(after).isEqualTo(Duration.ofHours(1));
    assertThat(watched.standing().refusal()).contains("is larger than");
  }

  @Test
  void aBadFileStopsTheStartWithLineAndReason() throws IOException {
    Files.writeString(file, "mode: lax");

    assertThatExceptionOfType(BadSettings.class)
        .isThrownBy(() -> Policies.of(Optional.of(file), clock))
        .withMessageContaining("line 1, mode: must be strict or parity");
  }

  @Test
  void aMissingFileStopsTheStart() {
    assertThatExceptionOfType(BadSettings.class)
        .isThrownBy(() -> Policies.of(Optional.of(folder.resolve("none.yaml")), clock))
        .withMessageContaining("cannot be read");
  }

  @Test
  void withoutAFileTheStandardPolicyIsInForce() {
    assertThat(Policies.of(Optional.empty(), clock).current()).isEqualTo(Policy.standard());
  }
}
