package io.keyward.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Plans;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.store.TicketConflict;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text from outside becomes part of a page's code, wherever it stands. */
final class HostileTextTest {
  private static final Pattern TAGS =
      Pattern.compile("<(script|img|svg|iframe|style|a|b)\\b[^>]*>");

  private final Shelf shelf = new Shelf();

  @AfterEach
  void close() {
    shelf.close();
  }

  private static long tags(String html) {
    return TAGS.matcher(html).results().count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "\" autofocus onfocus=\"alert(1)",
        "</textarea></pre></title><svg onload=alert(1)>",
        "javascript:alert(1)",
        "`${7*7}` @template.x() !{x}",
        "| where 1==1 // union *",
        "&lt;b&gt; &quot; <b>",
        "]]><!-- -->",
        "a\u202eb\u2066c\u0000d\r\nSet-Cookie: x=1"
      })
  void aHostileTextStaysText(String text) {
    Ticket harmless = said(shelf.fixable("harmless", "x", "x"), "x");
    Ticket hostile = said(shelf.fixable("hostile", text, text), text);
    Visitor visitor = new Visitor(text, Set.of("v"), true, true);

    String page = shelf.html(visitor, "tickets/" + hostile.id());

    assertThat(tags(page)).isEqualTo(tags(shelf.html(Shelf.ADMIN, "tickets/" + harmless.id())));
    assertThat(page)
        .doesNotContain("\u202e", "\u2066", "\u0000", "<!--", "-->")
        .doesNotContainPattern("<[^>]*\\s(onerror|onload|onfocus|onmouseover|autofocus)=[^>]*>");
    assertThat(shelf.html(visitor, "audit")).doesNotContain("<script>", "<img src=x", "<svg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"><script>alert(1)</script>", "\" onfocus=\"x", "javascript:alert(1)"})
  void aHostileQueryStaysText(String text) {
    PageQuery query = new PageQuery(text, text, text, text, "");
    for (String path : new String[] {"tickets", "resources"}) {
      String page = shelf.console.page(Shelf.READER, path, query).html();

      assertThat(page).doesNotContain("<script>alert", "href=\"javascript:", "\" onfocus=\"");
    }
    String refusal = shelf.console.refusal(Visitor.nobody(), 401, "/console/" + text, text).html();
    assertThat(refusal).doesNotContain("<script>alert", "href=\"javascript:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>"})
  void aHostileMigrationStaysText(String text) {
    Ticket ticket =
        shelf.open("m", Plans.found(Plans.migration(Plans.account("m"), text), 1, text));

    String page = shelf.html(Shelf.ADMIN, "tickets/" + ticket.id());

    assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>"})
  void aHostileJudgementStaysText(String text) throws JudgementConflict {
    Map<String, @Nullable Object> outcome = new HashMap<>();
    for (String name : List.of("rule", "outcome", "severity", "message", "observed", "expected")) {
      outcome.put(name, text);
    }
    outcome.put("evidence", List.of(Map.of("fact", text, "read", text, "at", text)));
    outcome.put("waiver", Map.of("until", text, "reason", text));
    Map<String, @Nullable Object> document = new HashMap<>();
    for (String name : List.of("name", "type", "kind", "location", "classification")) {
      document.put(name, text);
    }
    document.put("inheritedFrom", text);
    document.put("outcomes", List.of(outcome));
    document.put("encryption", Map.of("source", "customer", "key", Map.of("name", text)));
    ResourceId id = Plans.account("hostile");
    shelf.world.ports.judgements().keep(judgement(id, document));

    for (String path : List.of("resources", "resources/" + id)) {
      assertThat(shelf.html(Shelf.ADMIN, path))
          .contains("&lt;")
          .doesNotContain("<script>alert", "<img src=x");
    }
  }

  private Judgement judgement(ResourceId id, Map<String, @Nullable Object> document) {
    Instant now = shelf.world.clock.instant();
    return new Judgement(id, Verdict.NON_COMPLIANT, document, Set.of(), now, Instant.EPOCH, "");
  }

  /** The same ticket with this text as a comment and an approval. */
  private Ticket said(Ticket ticket, String text) {
    Actor actor = new Actor("ana" + text, Set.of());
    Ticket commented = next(ticket, new TicketEvent.Comment(actor, text));
    return next(
        commented, new TicketEvent.Approve(actor, commented.remedy().plan().hash(), "fine" + text));
  }

  private Ticket next(Ticket ticket, TicketEvent event) {
    Lifecycle lifecycle = new Lifecycle(Duration.ZERO, Period.ofDays(7));
    var slot = shelf.world.ports.tickets().slot(ticket.subject());
    Next.Moved moved = (Next.Moved) lifecycle.next(ticket, event, shelf.world.clock.instant());
    try {
      shelf.world.ports.tickets().save(slot, moved);
    } catch (TicketConflict e) {
      throw new AssertionError(e);
    }
    return moved.ticket();
  }
}
