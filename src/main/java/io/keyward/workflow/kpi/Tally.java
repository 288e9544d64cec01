package io.keyward.workflow.kpi;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an overview.
 *
 * @param at when they were counted
 * @param whole whether all was counted
 * @param verdicts how many resources of each verdict
 * @param states how many live tickets of each state's word
 * @param severities how many live tickets of each severity
 * @param days what opened and ended on each of the last days, the oldest first
 * @param eldest the live ticket whose violation was found first; null where there is none
 */
public record Tally(
    Instant at,
    boolean whole,
    Map<Verdict, Integer> verdicts,
    Map<String, Integer> states,
    Map<Severity, Integer> severities,
    List<Day> days,
    @Nullable Ticket eldest) {
  private static final int DAYS = 30;

  /** How many tickets opened and ended on a day in UTC. */
  public record Day(LocalDate date, int opened, int ended) {}

  /** Copies the collections. */
  public Tally {
    verdicts = Map.copyOf(verdicts);
    states = Map.copyOf(states);
    severities = Map.copyOf(severities);
    days = List.copyOf(days);
  }

  static Tally none() {
    return new Tally(Instant.EPOCH, true, Map.of(), Map.of(), Map.of(), List.of(), null);
  }

  /** The live ticket whose violation was found first. */
  public Optional<Ticket> oldest() {
    return Optional.ofNullable(eldest);
  }

  /** How many tickets are live. */
  public int live() {
    return states.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Adds up. */
  static final class Counting {
    private final Instant at;
    private final LocalDate first;
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, Integer> states = new LinkedHashMap<>();
    private final Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
    private final int[] opened = new int[DAYS];
    private final int[] ended = new int[DAYS];
    private @Nullable Ticket eldest;

    Counting(Instant at) {
      this.at = at;
      first = day(at).minusDays(DAYS - 1);
    }

    void add(Judgement judgement) {
      verdicts.merge(judgement.verdict(), 1, Integer::sum);
    }

    void add(Ticket ticket) {
      on(ticket.foundAt(), opened);
      TicketState state = ticket.state();
      if (!state.isLive()) {
        on(ticket.changedAt(), ended);
        return;
      }
      states.merge(state.word(), 1, Integer::sum);
      severities.merge(ticket.severity(), 1, Integer::sum);
      if (eldest == null || ticket.foundAt().isBefore(eldest.foundAt())) {
        eldest = ticket;
      }
    }

    private void on(Instant moment, int[] counts) {
      long index = day(moment).toEpochDay() - first.toEpochDay();
      if (index >= 0 && index < DAYS) {
        counts[(int) index]++;
      }
    }

    private static LocalDate day(Instant moment) {
      return moment.atZone(ZoneOffset.UTC).toLocalDate();
    }

    Tally tally(boolean whole) {
      List<Day> days = new ArrayList<>();
      for (int i = 0; i < DAYS; i++) {
        days.add(new Day(first.plusDays(i), opened[i], ended[i]));
      }
      return new Tally(at, whole, verdicts, states, severities, days, eldest);
    }
  }
}
