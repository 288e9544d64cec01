package io.keyward.alert;

import io.keyward.alert.Notice.Kind;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.AlertSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The one transition of an alert: what it becomes, and what is told to whom, as data. */
public record AlertLife(AlertSettings settings) {

  /**
   * What an alert becomes.
   *
   * @param changed whether there is something to keep
   * @param begun the deliveries that begin with it
   * @param lookAgainIn when time alone will change it; zero for never
   */
  public record Step(Alert alert, boolean changed, List<Delivery> begun, Duration lookAgainIn) {
    /** Copies the list. */
    public Step {
      begun = List.copyOf(begun);
    }
  }

  /** The alert of a signal that was never seen before. */
  public Step first(String id, Signal signal, Instant now) {
    Alert.Told told =
        new Alert.Told(
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(),
            Severity.INFORMATIONAL,
            0,
            false,
            false,
            "",
            0);
    Alert alert =
        new Alert(id, signal, new Alert.Dates(now, Instant.EPOCH), 1, told, List.of(), "");
    return tell(alert, Kind.RAISED, now);
  }

  /** What becomes of an alert. */
  public Step next(Alert alert, AlertEvent event, Instant now) {
    if (event instanceof AlertEvent.Seen seen) {
      return alert.isOpen() ? seen(alert, seen.signal(), now) : back(alert, seen.signal(), now);
    }
    if (event instanceof AlertEvent.Cleared) {
      return alert.isOpen() ? resolved(alert, now) : unchanged(alert, now);
    }
    if (event instanceof AlertEvent.Ended ended) {
      return alert.isOpen() ? resolved(alert.seeing(ended.last()), now) : unchanged(alert, now);
    }
    if (event instanceof AlertEvent.Due) {
      return alert.isOpen() ? due(alert, alert, now) : unchanged(alert, now);
    }
    if (event instanceof AlertEvent.Acknowledged reaction) {
      boolean first = alert.isOpen() && alert.told().acknowledgedBy().isEmpty();
      return first
          ? changed(alert.having(alert.told().by(reaction.by())), List.of(), now)
          : unchanged(alert, now);
    }
    return sent(alert, event, now);
  }

  private Step sent(Alert alert, AlertEvent event, Instant now) {
    Alert next = Deliveries.after(alert, event, now);
    return next.equals(alert) ? unchanged(alert, now) : changed(next, List.of(), now);
  }

  /** It came back: that is told at once, or, shortly after the last message, a while later. */
  private Step back(Alert alert, Signal signal, Instant now) {
    Alert again =
        alert
            .seeing(signal)
            .during(new Alert.Dates(alert.dates().raisedAt(), Instant.EPOCH), alert.times() + 1)
            .having(alert.told().nothingYet());
    return isQuiet(again, now) ? changed(again, List.of(), now) : tell(again, Kind.RAISED, now);
  }

  private Step seen(Alert before, Signal signal, Instant now) {
    Alert alert = before.seeing(signal);
    if (alert.told().held()) {
      return due(before, alert, now);
    }
    boolean nextTier = !alert.told().tiers().contains(signal.tier());
    boolean worse = signal.severity().compareTo(alert.told().severity()) > 0;
    return nextTier || worse ? tell(alert, Kind.WORSENED, now) : due(before, alert, now);
  }

  private Step due(Alert before, Alert alert, Instant now) {
    boolean quiet = isQuiet(alert, now);
    if (alert.told().held() && !quiet) {
      return tell(alert, Kind.RAISED, now);
    }
    if (isMore(alert) && !quiet) {
      return tell(alert, Kind.REPEATED, now);
    }
    if (mayEscalate(alert) && !escalationOf(alert).isAfter(now)) {
      Alert escalated = alert.having(alert.told().escalating());
      return begin(escalated, Kind.ESCALATED, escalationChannels(alert), now);
    }
    return alert.equals(before) ? unchanged(alert, now) : changed(alert, List.of(), now);
  }

  private List<String> escalationChannels(Alert alert) {
    List<String> to = settings.escalation().to();
    return to.isEmpty() ? alert.signal().channels() : to;
  }

  /** Whoever heard of it hears of its end; what nobody heard of needs no end. */
  private Step resolved(Alert alert, Instant now) {
    Alert over = alert.during(new Alert.Dates(alert.dates().raisedAt(), now), alert.times());
    return alert.told().held()
        ? changed(over, List.of(), now)
        : begin(over, Kind.RESOLVED, Deliveries.heard(alert), now);
  }

  private Step tell(Alert alert, Kind kind, Instant now) {
    Alert told = alert.having(alert.told().of(alert.signal(), now));
    return begin(told, kind, alert.signal().channels(), now);
  }

  private Step begin(Alert alert, Kind kind, List<String> channels, Instant now) {
    Alert counted = alert.having(alert.told().counting(1));
    Notice notice = new Notice(counted.told().notices(), kind, now);
    List<Delivery> begun =
        channels.stream().map(channel -> Delivery.begun(channel, notice)).toList();
    List<Delivery> all = new ArrayList<>(counted.deliveries());
    all.addAll(begun);
    return changed(counted.sending(all), begun, now);
  }

  private Step changed(Alert alert, List<Delivery> begun, Instant now) {
    return new Step(alert, true, begun, lookAgainIn(alert, now));
  }

  private Step unchanged(Alert alert, Instant now) {
    return new Step(alert, false, List.of(), lookAgainIn(alert, now));
  }

  private boolean isQuiet(Alert alert, Instant now) {
    return quietUntil(alert).isAfter(now);
  }

  private Instant quietUntil(Alert alert) {
    return alert.told().at().plus(settings.quietPeriod());
  }

  private static boolean isMore(Alert alert) {
    return alert.signal().members() > alert.told().members();
  }

  private boolean mayEscalate(Alert alert) {
    Alert.Told told = alert.told();
    return !settings.escalation().after().isZero()
        && alert.signal().severity().compareTo(settings.escalation().from()) >= 0
        && told.acknowledgedBy().isEmpty()
        && !told.escalated()
        && !told.held();
  }

  private Instant escalationOf(Alert alert) {
    return alert.told().since().plus(settings.escalation().after());
  }

  private Duration lookAgainIn(Alert alert, Instant now) {
    if (!alert.isOpen()) {
      return Duration.ZERO;
    }
    if (alert.told().held() || isMore(alert)) {
      return until(quietUntil(alert), now);
    }
    return mayEscalate(alert) ? until(escalationOf(alert), now) : Duration.ZERO;
  }

  private static Duration until(Instant moment, Instant now) {
    return moment.isAfter(now) ? Duration.between(now, moment) : Duration.ZERO;
  }
}
