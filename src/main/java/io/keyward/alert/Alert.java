package io.keyward.alert;

import io.keyward.compliance.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing of which people must hear, as it is kept.
 *
 * @param signal what was seen last
 * @param dates when it began and ended
 * @param times how often it was raised: once, and once more each time it came back
 * @param told what people have heard so far
 * @param deliveries what was sent where, the newest last
 * @param version the store's proof of what it read, "" for an alert that is not kept yet
 */
public record Alert(
    String id,
    Signal signal,
    Dates dates,
    int times,
    Told told,
    List<Delivery> deliveries,
    String version) {
  private static final int MOST_DELIVERIES = 200;

  /**
   * When it began and ended.
   *
   * @param raisedAt when it was raised first
   * @param resolvedAt when it ended, {@link Instant#EPOCH} while it lasts
   */
  public record Dates(Instant raisedAt, Instant resolvedAt) {}

  /**
   * What people have heard.
   *
   * @param at when something was told last, {@link Instant#EPOCH} for never
   * @param since since when a reaction is waited for
   * @param tiers the tiers that were told since it was raised
   * @param severity the worst that was told since
   * @param members the most that were told since
   * @param held whether it came back in its quiet period, which is not told yet
   * @param escalated whether the silence was told
   * @param acknowledgedBy who reacted, "" for nobody
   * @param notices how many notices there were
   */
  public record Told(
      Instant at,
      Instant since,
      List<String> tiers,
      Severity severity,
      int members,
      boolean held,
      boolean escalated,
      String acknowledgedBy,
      int notices) {
    /** Copies the list. */
    public Told {
      tiers = List.copyOf(tiers);
    }

    Told nothingYet() {
      return new Told(at, since, List.of(), Severity.INFORMATIONAL, 0, true, false, "", notices);
    }

    /** After a notice of what is seen now; a new tier wants a new reaction. */
    Told of(Signal signal, Instant now) {
      List<String> all = new ArrayList<>(tiers);
      boolean fresh = !tiers.contains(signal.tier()) || signal.severity().compareTo(severity) > 0;
      if (!all.contains(signal.tier())) {
        all.add(signal.tier());
      }
      return new Told(
          now,
          fresh ? now : since,
          all,
          signal.severity().compareTo(severity) > 0 ? signal.severity() : severity,
          Math.max(members, signal.members()),
          false,
          !fresh && escalated,
          fresh ? "" : acknowledgedBy,
          notices);
    }

    Told escalating() {
      return new Told(at, since, tiers, severity, members, held, true, acknowledgedBy, notices);
    }

    Told by(String person) {
      return new Told(at, since, tiers, severity, members, held, escalated, person, notices);
    }

    Told counting(int more) {
      return new Told(
          at, since, tiers, severity, members, held, escalated, acknowledgedBy, notices + more);
    }
  }

  /** Copies the list, of which the oldest are dropped when there are very many. */
  public Alert {
    int from = Math.max(0, deliveries.size() - MOST_DELIVERIES);
    deliveries = List.copyOf(deliveries.subList(from, deliveries.size()));
  }

  /** Whether it lasts. */
  public boolean isOpen() {
    return dates.resolvedAt().equals(Instant.EPOCH);
  }

  /** How many equal ones it stands for. */
  public int count() {
    return signal.members() + times - 1;
  }

  /** Whether something of it could not be delivered and waits for a replay. */
  public boolean hasDeadLetters() {
    return deliveries.stream().anyMatch(it -> it.state() == Delivery.State.FAILED);
  }

  /** The id that a channel's other side gave it, "" where there is none. */
  public String remoteId(String channel) {
    return deliveries.stream()
        .filter(it -> it.channel().equals(channel) && it.state() == Delivery.State.DELIVERED)
        .map(Delivery::detail)
        .filter(it -> !it.isEmpty())
        .reduce("", (first, last) -> last);
  }

  Alert seeing(Signal now) {
    return new Alert(id, now, dates, times, told, deliveries, version);
  }

  Alert during(Dates other, int raised) {
    return new Alert(id, signal, other, raised, told, deliveries, version);
  }

  Alert having(Told other) {
    return new Alert(id, signal, dates, times, other, deliveries, version);
  }

  Alert sending(List<Delivery> all) {
    return new Alert(id, signal, dates, times, told, all, version);
  }

  /** The same as it was read with this version. */
  public Alert at(String read) {
    return new Alert(id, signal, dates, times, told, deliveries, read);
  }
}
