package io.keyward.workflow.ticket;

import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.Plan;
import io.keyward.remediation.Step;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Next;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.TicketState;
import io.keyward.ticket.store.TicketStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Approves equal plans of several tickets at once; they begin one after the other, so that a fault
 * in the plan shows at the first of them.
 */
public final class ApproveMany {
  /** No more tickets than these are approved at once. */
  public static final int MOST = 20;

  /** Also the last of them begins before the sweep takes an approved ticket for a stuck one. */
  public static final Duration SPACING = Duration.ofSeconds(30);

  private final TicketStore tickets;
  private final DecideTicket decide;

  /** Works on these. */
  public ApproveMany(TicketStore tickets, DecideTicket decide) {
    this.tickets = tickets;
    this.decide = decide;
  }

  /** A ticket, and the hash of the plan that the person saw. */
  public record Chosen(String ticket, String planHash) {}

  /** What became of all of them. */
  public sealed interface Outcome {

    /** The plans differ; nothing was changed. */
    record Different() implements Outcome {}

    /** Each was decided on by itself, in the order that was asked for. */
    record Each(List<Item> items) implements Outcome {

      /** Copies the list. */
      public Each {
        items = List.copyOf(items);
      }
    }
  }

  /** What became of one of them. */
  public sealed interface Item {

    /** The ticket's id as it was asked for. */
    String ticket();

    /** It was decided on. */
    record Decided(String ticket, TicketDecision decision) implements Item {}

    /** The store was too busy for it; asking again does no harm. */
    record PutOff(String ticket) implements Item {}
  }

  /** Equal for plans that are: the same steps for the same findings, whatever the resource. */
  public static String shape(Plan plan) {
    Stream<String> steps = plan.steps().stream().map(ApproveMany::shape);
    return steps.collect(Collectors.joining(",", plan.kind().word() + ":", ""));
  }

  /** What a step does, in which vault, and what for; its id may end in the name of a resource. */
  private static String shape(Step step) {
    String url = step.change().url().toLowerCase(Locale.ROOT);
    String vault = url.replaceFirst("^.*/vaults/([^/?]+).*$", "$1");
    return String.join(
        " ",
        step.id().replaceFirst("(?s)-.*", ""),
        step.change().verb().name(),
        vault.equals(url) ? "" : vault,
        step.closes().stream().sorted().toList().toString());
  }

  /** A choice with its ticket as it was read. */
  private record Read(Chosen chosen, Optional<Ticket> ticket) {

    /** Whether the plan that the person saw is the ticket's. */
    boolean isCurrent() {
      return ticket.filter(it -> it.remedy().plan().hash().equals(chosen.planHash())).isPresent();
    }
  }

  /**
   * Approves now.
   *
   * @param chosen at most {@link #MOST}, each ticket once, in the order to begin
   */
  public Outcome approve(List<Chosen> chosen, Actor person, String comment) {
    if (chosen.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " tickets at once");
    }
    List<Read> all = chosen.stream().map(this::read).toList();
    long shapes =
        all.stream()
            .filter(Read::isCurrent)
            .flatMap(read -> read.ticket().stream())
            .map(ticket -> shape(ticket.remedy().plan()))
            .distinct()
            .count();
    return shapes > 1 ? new Outcome.Different() : new Outcome.Each(each(all, person, comment));
  }

  private Read read(Chosen chosen) {
    return new Read(chosen, TicketId.parse(chosen.ticket()).flatMap(tickets::find));
  }

  private List<Item> each(List<Read> all, Actor person, String comment) {
    List<Item> items = new ArrayList<>();
    int approved = 0;
    boolean busy = false;
    for (Read read : all) {
      Duration delay = SPACING.multipliedBy(approved);
      TicketEvent.Approve approve =
          new TicketEvent.Approve(person, read.chosen().planHash(), comment, delay);
      Item item = busy ? new Item.PutOff(read.chosen().ticket()) : one(read, approve);
      items.add(item);
      approved += isApproved(item) ? 1 : 0;
      busy = item instanceof Item.PutOff;
    }
    return items;
  }

  private Item one(Read read, TicketEvent.Approve approve) {
    String id = read.chosen().ticket();
    try {
      return new Item.Decided(id, decision(read, approve));
    } catch (TemporarilyUnavailable e) {
      return new Item.PutOff(id);
    }
  }

  /** A plan that was not compared with the others is not approved, even if it became current. */
  private TicketDecision decision(Read read, TicketEvent.Approve approve) {
    if (read.ticket().isEmpty()) {
      return new TicketDecision.Unknown();
    }
    return read.isCurrent()
        ? decide.decide(read.ticket().get().id(), approve)
        : new TicketDecision.Refused(
            Next.Why.STALE_PLAN,
            "The plan has changed since; look at it again and approve that one.");
  }

  private static boolean isApproved(Item item) {
    return item instanceof Item.Decided decided
        && decided.decision() instanceof TicketDecision.Made made
        && made.ticket().state() instanceof TicketState.Approved;
  }
}
