package io.keyward.workflow;

import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.NewerForm;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.kpi.meter.Backlog;
import io.keyward.kpi.meter.BacklogStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks what Keyward cannot work without whether it answers, and reads how long the oldest work
 * waits.
 *
 * <p>Work that waits makes nothing fail: an instance that is taken out of service would not do it
 * sooner.
 */
public final class CheckHealth {
  /** Somebody looks every minute. */
  private static final Duration SILENT = Duration.ofMinutes(10);

  private final Ports ports;
  private final PolicySource policies;
  private final BacklogStore backlog;
  private final Supplier<String> newerForm;

  /**
   * Asks these.
   *
   * @param newerForm why this process writes nothing more, "" while it does
   */
  public CheckHealth(
      Ports ports, PolicySource policies, BacklogStore backlog, Supplier<String> newerForm) {
    this.ports = ports;
    this.policies = policies;
    this.backlog = backlog;
    this.newerForm = newerForm;
  }

  /**
   * One thing that was asked.
   *
   * @param action what to do when it fails, or when it is good and should be better; else ""
   */
  public record Check(String name, boolean good, String action) {}

  /**
   * All that was asked.
   *
   * @param policy what is in force; a newer file that is refused makes nothing fail
   */
  public record Health(List<Check> checks, PolicySource.Standing policy) {

    /** Copies the list. */
    public Health {
      checks = List.copyOf(checks);
    }

    /** Whether everything answered. */
    public boolean isGood() {
      return checks.stream().allMatch(Check::good);
    }
  }

  /** Asks now. */
  public Health now() {
    List<Check> checks = new ArrayList<>();
    checks.add(store());
    if (checks.get(0).good()) {
      checks.addAll(waiting());
    }
    String refusal = newerForm.get();
    checks.add(new Check("forms", refusal.isEmpty(), refusal));
    return new Health(checks, policies.standing());
  }

  private Check store() {
    try {
      ports.judgements().list("", 1, "");
      return new Check("store", true, "");
    } catch (NewerForm e) {
      return new Check("store", false, String.valueOf(e.getMessage()));
    } catch (TemporarilyUnavailable | IllegalStateException e) {
      // The second is what a store throws that refuses for good, such as for a missing role.
      return new Check(
          "store",
          false,
          "Check the storage account of KeywardStorage, its network rules and the identity's role"
              + " Storage Table Data Contributor.");
    }
  }

  private List<Check> waiting() {
    try {
      Optional<Backlog> last = backlog.last();
      return List.of(
          new Check("outbox", true, last.map(this::outbox).orElse("")),
          new Check("queue", true, last.map(this::queue).orElse("")));
    } catch (TemporarilyUnavailable | NewerForm e) {
      return List.of(new Check("outbox", true, String.valueOf(e.getMessage())));
    }
  }

  private String outbox(Backlog last) {
    if (last.at().plus(SILENT).isBefore(ports.clock().instant())) {
      return "The timer DispatchOutbox has not ended well since "
          + last.at()
          + ": look for its failures in the log.";
    }
    if (last.effects().compareTo(WatchBacklog.LATE) >= 0) {
      return "What a ticket or drill owes has waited for "
          + last.effects().toMinutes()
          + " minutes: look for failures of DispatchOutbox in the log.";
    }
    return last.messages().compareTo(WatchBacklog.LATE) < 0
        ? ""
        : "A message of an alert has waited for "
            + last.messages().toMinutes()
            + " minutes: the alert names the channel and its answer.";
  }

  private String queue(Backlog last) {
    Duration work = last.work();
    if (work == null) {
      return "The work queue could not be looked at: check the identity's role Storage Queue Data"
          + " Contributor.";
    }
    return WatchBacklog.isOverdue(work, policies.current().settlingWindow())
        ? "The message at the head of the work queue is "
            + work.toMinutes()
            + " minutes old: look for failures of Work in the log, and for its instances."
        : "";
  }
}
