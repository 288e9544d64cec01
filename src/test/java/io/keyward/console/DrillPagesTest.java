package io.keyward.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.drill.Drill;
import io.keyward.testing.VaultKey;
import io.keyward.ticket.Actor;
import io.keyward.workflow.Asked;
import io.keyward.workflow.drill.DecideDrill;
import io.keyward.workflow.drill.DrillDecision;
import io.keyward.workflow.drill.DrillDesk;
import io.keyward.workflow.drill.RequestDrill;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages about drills, as each sort of visitor sees them. */
final class DrillPagesTest {
  private final Shelf shelf = new Shelf();
  private final VaultKey key =
      new VaultKey(shelf.world.azure, "cmk")
          .version("v1", shelf.world.clock.instant(), Instant.MAX);

  @BeforeEach
  void use() throws BadPolicy {
    shelf.world.policy = PolicyFile.parse("drills: {enabled: true}");
    shelf.world.vault.version("v1", true);
    shelf.world.inspect.inspect(key.user("scoring", ""), Asked.BY_EVENT);
    shelf.world.inspect.inspect(key.id(), Asked.BY_EVENT);
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  private Drill asked(String person, String reason) {
    DrillDecision decision =
        new RequestDrill(
                shelf.world.ports,
                new DrillDesk(shelf.world.ports),
                shelf.world.policies,
                Optional.of(shelf.world.vault))
            .request(key.id(), reason, new Actor(person, Set.of()));
    return ((DrillDecision.Made) decision).drill();
  }

  private void approve(Drill drill, String person) {
    new DecideDrill(
            shelf.world.ports,
            new DrillDesk(shelf.world.ports),
            shelf.world.policies,
            Optional.of(shelf.world.vault))
        .approve(drill.id(), new Actor(person, Set.of()), drill.radius().hash(), "");
  }

  private String page(Visitor visitor, Drill drill) {
    return shelf.html(visitor, "drills/" + drill.id());
  }

  @Test
  void aDrillShowsWhatStopsWithItAndWhoDecided() {
    Drill drill = asked("req", "quarterly");

    assertThat(page(Shelf.READER, drill))
        .contains("1 AI resource under the key.", ">scoring<", "<code>v1</code>", "quarterly")
        .contains("A revocation drill was asked for: quarterly")
        .doesNotContain("data-api");
    assertThat(shelf.html(Shelf.READER, "drills")).contains("/console/drills/" + drill.id());
  }

  @Test
  void onlySecurityAdminsWhoDidNotAskAreOfferedToApprove() {
    Drill drill = asked("req", "quarterly");
    Drill own = drill;

    assertThat(page(Shelf.ADMIN, drill))
        .contains("/approve\"", "name=\"radiusHash\" value=\"" + drill.radius().hash() + "\"");
    assertThat(page(Shelf.APPROVER, drill)).doesNotContain("/approve\"");
    Visitor asker = new Visitor("req@contoso.com", Set.of("req"), true, true);
    assertThat(page(asker, own))
        .contains("Whoever asked for a drill cannot approve it.", "/withdraw\"")
        .doesNotContain("/approve\"");
  }

  @Test
  void whatIsDisabledIsOfferedToBeRestored() {
    Drill drill = asked("req", "quarterly");
    approve(drill, "one");
    approve(drill, "two");
    shelf.world.pass(Duration.ofHours(1));

    assertThat(page(Shelf.ADMIN, drill))
        .contains("Restore the key", "Undetermined", "has noticed")
        .doesNotContain("/approve\"", "/withdraw\"");
    assertThat(page(Shelf.APPROVER, drill)).doesNotContain("Restore the key");
  }

  @Test
  void aDrillIsAskedForOnTheKeysPageWhereThePolicyAllowsIt() throws BadPolicy {
    String path = "keys/" + key.id();
    assertThat(shelf.html(Shelf.APPROVER, path)).contains("data-api=\"/api/drills\"");
    assertThat(shelf.html(Shelf.READER, path)).doesNotContain("data-api=\"/api/drills\"");

    shelf.world.policy = PolicyFile.parse("");

    assertThat(shelf.html(Shelf.APPROVER, path)).doesNotContain("data-api=\"/api/drills\"");
    assertThat(shelf.html(Shelf.READER, "drills")).contains("The policy does not allow drills");
  }

  @Test
  void theKeysPageAndTheAuditPageLeadToTheDrill() {
    Drill drill = asked("req", "quarterly");

    assertThat(shelf.html(Shelf.APPROVER, "keys/" + key.id()))
        .contains("<a href=\"/console/drills/" + drill.id() + "\">revocation drill</a>")
        .doesNotContain("data-api=\"/api/drills\"");
    assertThat(shelf.html(Shelf.READER, "audit")).contains("/console/tickets/" + drill.id());
    assertThat(shelf.html(Shelf.READER, "tickets/" + drill.id())).contains("Drill on ");
  }

  @Test
  void aReasonStaysText() {
    Drill drill = asked("<b>req", "<script>alert(1)</script>\u202e");

    assertThat(page(Shelf.READER, drill) + shelf.html(Shelf.READER, "drills"))
        .doesNotContain("<script>alert", "<b>req", "\u202e")
        .contains("&lt;script&gt;alert");
  }
}
