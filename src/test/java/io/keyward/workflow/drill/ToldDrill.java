package io.keyward.workflow.drill;

import io.keyward.alert.Alert;
import io.keyward.alert.Message;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.testing.FakeChannels;
import io.keyward.workflow.Drilling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A drill of which people hear on one channel, and what they heard. */
final class ToldDrill implements AutoCloseable {
  final Drilling drilling = new Drilling();

  ToldDrill() {
    try {
      drilling.world.policy =
          PolicyFile.parse(
              """
              drills: {enabled: true}
              channels: [{name: ops, type: teams, urlSetting: KEYWARD_CHANNEL_OPS}]
              alerts: {escalateAfter: PT0S}
              alertRoutes: [{severity: high, channels: [ops]}]
              """);
    } catch (BadPolicy e) {
      throw new AssertionError(e);
    }
  }

  List<Message> messages() {
    drilling.world.pass(Duration.ZERO);
    drilling.world.deliver.deliverDue();
    return drilling.world.channels.got().stream()
        .map(FakeChannels.Got::message)
        .filter(it -> it.rule().equals("revocation-drill"))
        .toList();
  }

  List<String> heard() {
    return messages().stream()
        .map(it -> it.notice().kind().word() + " " + it.tier())
        .distinct()
        .toList();
  }

  String lastSentence() {
    List<Message> all = messages();
    return all.get(all.size() - 1).sentence();
  }

  void sweep() {
    new SweepDrills(drilling.world.ports, drilling.world.watchDrills).sweep();
  }

  Optional<Alert> alert() {
    return drilling.world.ports.alerts().on(drilling.key.id().toString()).stream()
        .filter(it -> it.signal().rule().equals("revocation-drill"))
        .findFirst();
  }

  @Override
  public void close() {
    drilling.close();
  }
}
