package io.keyward.cli;

import io.keyward.alert.Channels;
import io.keyward.alert.Message;
import io.keyward.alert.Notice;
import io.keyward.alert.Radius;
import io.keyward.alert.Receipt;
import io.keyward.cli.option.Input;
import io.keyward.cli.option.PolicyInput;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.Terminal;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.AlertChannel;
import io.keyward.compliance.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alert test}: whether the channels of a policy file take a message. */
@Command(
    name = "alert",
    mixinStandardHelpOptions = true,
    description = "Try the channels that alerts are sent over.",
    footer = {
      "",
      "The policy file names each channel and the settings that hold its address and its secret;",
      "these are read from the environment, as the deployed app reads its app settings. Event Grid",
      "and mail are signed in as scan is. Docs: alerts.md.",
      "",
      "Example:",
      "  KEYWARD_CHANNEL_SOC_URL=https://… keyward alert test --policy keyward.yaml --channel soc",
      "",
      "Exit codes: 0 every message was taken, 1 usage, or one was not."
    })
final class AlertCommand {
  private final Terminal terminal;
  private final Commands.Release release;

  AlertCommand(Terminal terminal, Commands.Release release) {
    this.terminal = terminal;
    this.release = release;
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = "Send a test message over one channel, or over each.")
  int test(
      @Option(
              names = "--policy",
              paramLabel = "FILE",
              required = true,
              description = "The policy file that describes the channels.")
          String file,
      @Option(
              names = "--channel",
              paramLabel = "NAME",
              description = "Only this one; without it each that is described.")
          @Nullable String name)
      throws Refusal {
    Policy policy = PolicyInput.read(new Input(terminal.in()), file);
    List<AlertChannel> chosen = chosen(policy, file, name);
    Channels channels = release.channels().open();
    List<String> lines = new ArrayList<>();
    int refused = 0;
    for (AlertChannel channel : chosen) {
      Receipt receipt = channels.of(channel).send(message(channel), "");
      refused += receipt instanceof Receipt.Accepted ? 0 : 1;
      lines.add(channel.name() + " (" + channel.type().word() + "): " + said(receipt));
    }
    terminal.print(lines);
    return refused == 0 ? 0 : 1;
  }

  private static List<AlertChannel> chosen(Policy policy, String file, @Nullable String name)
      throws Refusal {
    List<AlertChannel> all = policy.alerts().channels();
    if (all.isEmpty()) {
      throw Refusal.of(file, "it describes no channel; docs/alerts.md tells how");
    }
    if (name == null) {
      return all;
    }
    return List.of(
        policy
            .alerts()
            .channel(name)
            .orElseThrow(
                () ->
                    Refusal.of(
                        "--channel " + name,
                        "the policy describes "
                            + String.join(", ", all.stream().map(AlertChannel::name).toList()))));
  }

  private Message message(AlertChannel channel) {
    Instant now = terminal.clock().instant();
    return new Message(
        "test." + channel.name(),
        new Notice(Math.toIntExact(now.getEpochSecond()), Notice.Kind.TEST, now),
        "test",
        Severity.INFORMATIONAL,
        "",
        "/keyward/test",
        "This is a test. Somebody tries whether Keyward's alerts arrive here.",
        Radius.none(),
        1,
        now);
  }

  private static String said(Receipt receipt) {
    if (receipt instanceof Receipt.Accepted accepted) {
      String id = accepted.remoteId();
      return "taken" + (id.isEmpty() ? "" : ", as " + id);
    }
    return receipt instanceof Receipt.Later later
        ? "not taken now: " + later.why()
        : "refused: " + ((Receipt.Refused) receipt).why();
  }
}
