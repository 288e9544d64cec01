package io.keyward.workflow.alert;

import io.keyward.alert.AlertKey;
import io.keyward.alert.Concerned;
import io.keyward.alert.Radius;
import io.keyward.alert.Routes;
import io.keyward.alert.Signal;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Judgement;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.Body;
import io.keyward.inventory.Page;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketState;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.workflow.Ports;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells of tickets that wait for people. All tickets of a subscription that wait for the same
 * reason are one alert with their count, so that a thousand at once are one message.
 */
public final class WatchTickets {
  private static final int PAGE = 200;
  private static final int MOST_CONCERNED = 200;
  private static final String WAITING = "tickets-waiting";
  private static final String FAILED = "tickets-failed";
  private static final String WAIVED = "waivers-ending";
  private static final List<String> STATES =
      List.of("awaitingApproval", "manual", "failed", "waived");

  private final Ports ports;
  private final PolicySource policies;
  private final AlertDesk desk;

  /** Works on these. */
  public WatchTickets(Ports ports, PolicySource policies, AlertDesk desk) {
    this.ports = ports;
    this.policies = policies;
    this.desk = desk;
  }

  /**
   * What makes tickets one alert.
   *
   * @param rule the worst of their findings
   */
  private record Group(String subscription, String family, String rule)
      implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      return Comparator.comparing(Group::subscription)
          .thenComparing(Group::family)
          .thenComparing(Group::rule)
          .compare(this, other);
    }
  }

  /** Looks at all tickets that wait for people. */
  public void watch() {
    Map<Group, List<Ticket>> groups = new TreeMap<>();
    STATES.forEach(state -> collect(state, groups));
    Set<String> subscriptions = new HashSet<>(ports.judgements().subscriptions());
    groups.keySet().forEach(group -> subscriptions.add(group.subscription()));
    Policy policy = policies.current();
    for (String subscription : subscriptions) {
      List<Signal> signals =
          groups.entrySet().stream()
              .filter(it -> it.getKey().subscription().equals(subscription))
              .map(it -> signal(it.getKey(), it.getValue(), policy))
              .toList();
      // Each rule has a family of its own; those that are kept and not seen are over.
      desk.observe("/subscriptions/" + subscription, signals, family -> true);
    }
  }

  private void collect(String state, Map<Group, List<Ticket>> groups) {
    TicketQuery query = new TicketQuery(state, "", "");
    String cursor = "";
    do {
      Page<Ticket> page = ports.tickets().list(query, PAGE, cursor);
      for (Ticket ticket : page.items()) {
        family(ticket).ifPresent(family -> add(ticket, family, groups));
      }
      cursor = page.cursor();
    } while (!cursor.isEmpty());
  }

  private static void add(Ticket ticket, String family, Map<Group, List<Ticket>> groups) {
    String subscription = ticket.subject().subscription().toLowerCase(Locale.ROOT);
    groups
        .computeIfAbsent(
            new Group(subscription, family, worst(ticket).rule()), it -> new ArrayList<>())
        .add(ticket);
  }

  private static Finding worst(Ticket ticket) {
    return ticket.findings().stream()
        .filter(it -> !RaiseAlerts.isAlerted(it.rule()))
        .max(Comparator.comparing(Finding::severity))
        .orElseThrow();
  }

  /** What a key or vault tells by itself is not told again for each resource under it. */
  private static Optional<String> family(Ticket ticket) {
    boolean told = ticket.findings().stream().allMatch(it -> RaiseAlerts.isAlerted(it.rule()));
    if (told) {
      return Optional.empty();
    }
    if (ticket.state() instanceof TicketState.Waived waived) {
      return waived.reminded() ? Optional.of(WAIVED) : Optional.empty();
    }
    return Optional.of(ticket.state() instanceof TicketState.Failed ? FAILED : WAITING);
  }

  private Signal signal(Group group, List<Ticket> tickets, Policy policy) {
    Severity severity =
        tickets.stream()
            .map(Ticket::severity)
            .max(Comparator.naturalOrder())
            .orElse(Severity.INFORMATIONAL);
    List<Concerned> concerned =
        tickets.stream().limit(MOST_CONCERNED).map(this::concerned).toList();
    return new Signal(
        new AlertKey(
            group.family() + " " + group.rule(), "/subscriptions/" + group.subscription(), ""),
        group.rule(),
        severity,
        "",
        sentence(group, tickets.size()),
        Radius.of(tickets.stream().map(it -> it.subject().toString()).toList()),
        tickets.size(),
        Routes.channels(policy.alerts().routes(), severity, concerned));
  }

  private Concerned concerned(Ticket ticket) {
    Body judged =
        ports
            .judgements()
            .find(ticket.subject())
            .map(Judgement::document)
            .map(Body::of)
            .orElseGet(() -> Body.of(null));
    return new Concerned(
        ticket.subject().subscription(), judged.text("classification"), tags(judged));
  }

  private static Map<String, String> tags(Body judged) {
    Map<String, String> tags = new TreeMap<>();
    judged.members("tags").forEach((name, value) -> tags.put(name, value.text()));
    return tags;
  }

  private static String sentence(Group group, int count) {
    String many = count == 1 ? "One ticket" : count + " tickets";
    return switch (group.family()) {
      case FAILED -> many + " could not be mended as planned: " + group.rule() + ".";
      case WAIVED -> many + " will open again soon, since waivers end: " + group.rule() + ".";
      default -> many + (count == 1 ? " waits" : " wait") + " for people: " + group.rule() + ".";
    };
  }
}
