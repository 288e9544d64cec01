package io.keyward.bench;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Verdict;
import io.keyward.console.PageQuery;
import io.keyward.console.Shelf;
import io.keyward.console.Visitor;
import io.keyward.console.WebPage;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Plans;
import io.keyward.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** How long the console's pages take with 10,000 open tickets on the embedded store. */
final class ConsoleOfMany {
  private static final int TICKETS = 10_000;
  private static final int TURNS = 20;
  private static final Visitor ADMIN = new Visitor("sam@contoso.com", Set.of("sam"), true, true);

  private ConsoleOfMany() {}

  /** Runs the benchmark; the first argument is the number of tickets, where there is one. */
  public static void main(String[] arguments) throws JudgementConflict {
    int tickets = arguments.length == 0 ? TICKETS : Integer.parseInt(arguments[0]);
    try (Shelf shelf = new Shelf()) {
      String one = fill(shelf, tickets);
      System.out.println(tickets + " open tickets; milliseconds: first, median of " + TURNS);
      PageQuery all = PageQuery.all();
      PageQuery rare = new PageQuery("", "", "account-" + (tickets - 1), "", "");
      measure(shelf, "overview", "", all);
      measure(shelf, "tickets", "tickets", all);
      measure(shelf, "tickets, search", "tickets", rare);
      measure(shelf, "ticket", "tickets/" + one, all);
      measure(shelf, "resources", "resources", all);
      measure(shelf, "keys", "keys", all);
      measure(shelf, "alerts", "alerts", all);
      measure(shelf, "audit", "audit", all);
    }
  }

  private static String fill(Shelf shelf, int tickets) throws JudgementConflict {
    Instant now = shelf.world.clock.instant();
    String last = "";
    for (int i = 0; i < tickets; i++) {
      ResourceId id = Plans.account("account-" + i);
      Ticket ticket =
          Plans.open(
              shelf.world.ports.tickets(), id, Plans.found(Plans.inPlace(id, ""), 2, ""), now);
      last = ticket.id().toString();
      shelf
          .world
          .ports
          .judgements()
          .keep(
              new Judgement(
                  id,
                  Verdict.NON_COMPLIANT,
                  Map.of("production", true, "outcomes", List.of()),
                  Set.of(),
                  now,
                  Instant.EPOCH,
                  ""));
    }
    return last;
  }

  private static void measure(Shelf shelf, String name, String path, PageQuery query) {
    List<Double> spans =
        new ArrayList<>(
            IntStream.rangeClosed(0, TURNS).mapToObj(i -> once(shelf, path, query)).toList());
    double first = spans.remove(0);
    double median = spans.stream().sorted().toList().get(TURNS / 2);
    System.out.printf(Locale.ROOT, "%-16s %8.0f %8.1f%n", name, first, median);
  }

  private static double once(Shelf shelf, String path, PageQuery query) {
    long from = System.nanoTime();
    WebPage page = shelf.console.page(ADMIN, path, query);
    if (page.status() != 200) {
      throw new IllegalStateException(path + " answered " + page.status());
    }
    return (System.nanoTime() - from) / 1e6;
  }
}
