package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.channel.HostileReceiver;
import io.keyward.bootstrap.KeywardCli;
import io.keyward.cli.option.Terminal;
import io.keyward.report.Style;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code alert test}. */
final class AlertCommandTest {
  private static final String POLICY =
      """
      channels:
        - {name: soc, type: teams, urlSetting: KEYWARD_CHANNEL_SOC}
        - {name: hook, type: webhook, urlSetting: KEYWARD_CHANNEL_SOC, secretSetting: KEYWARD_CHANNEL_KEY}
      """;
  private final HostileReceiver receiver = new HostileReceiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private CommandRun run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(POLICY.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new Style(120, false),
            Clock.systemUTC());
    return new CommandRun(
        KeywardCli.run(terminal, environment, arguments), out.toString(), err.toString());
  }

  private Map<String, String> settings() {
    return Map.of("KEYWARD_CHANNEL_SOC", receiver.url(), "KEYWARD_CHANNEL_KEY", "s3cret");
  }

  @Test
  void aTestMessageGoesOverEachChannel() {
    CommandRun run = run(settings(), "alert", "test", "--policy", "-");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines("soc (teams): taken\nhook (webhook): taken\n");
    assertThat(receiver.received()).hasSize(2);
    assertThat(receiver.received().get(1).body()).contains("This is a test.");
  }

  @Test
  void aRefusalIsToldAndIsTheExitCode() {
    receiver.then(HostileReceiver.status(410));

    CommandRun run = run(settings(), "alert", "test", "--policy", "-", "--channel", "soc");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("soc (teams): refused: HTTP 410");
  }

  @Test
  void aSettingThatIsNotThereIsNamed() {
    CommandRun run =
        run(
            Map.of("KEYWARD_CHANNEL_SOC", receiver.url()),
            "alert",
            "test",
            "--policy",
            "-",
            "--channel",
            "hook");

    assertThat(run.out())
        .contains("hook (webhook): refused: The app setting KEYWARD_CHANNEL_KEY is not there.");
  }

  @Test
  void aChannelThatNobodyDescribesIsRefusedWithThoseThatAre() {
    CommandRun run = run(settings(), "alert", "test", "--policy", "-", "--channel", "pager");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().strip())
        .isEqualTo("keyward: --channel pager: the policy describes soc, hook");
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void theHelpTellsWhereSecretsComeFrom() {
    assertThat(CommandRun.of("alert", "--help").out()).contains("the environment", "alert test");
  }
}
