package io.keyward.sandbox;

import io.keyward.azure.store.TableTickets;
import io.keyward.inventory.ResourceId;
import io.keyward.remediation.Plan;
import io.keyward.sandbox.driver.Browser;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import io.keyward.testing.Plans;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.store.TicketStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A browser on the console of a running sandbox, and tickets to show in it. */
final class SignedInBrowser implements AutoCloseable {
  static final String APPROVER = "Keyward.Approver";
  private final Instant found = Instant.now().minus(Duration.ofHours(43));
  private final RunningSandbox sandbox = new RunningSandbox();
  final Wire wire = sandbox.wire;
  final Browser browser;

  SignedInBrowser(Path directory) throws IOException, InterruptedException {
    browser = Browser.start(directory);
  }

  private TicketStore store() {
    return new TableTickets(sandbox.tenancy.table());
  }

  Ticket open(String name, String author) {
    ResourceId id = Plans.account(name);
    Plan plan = Plans.inPlace(id, "");
    return Plans.open(store(), id, Plans.found(plan, 2, "", author), found);
  }

  /** A ticket that only a migration mends. */
  Ticket migrating(String name) {
    ResourceId id = Plans.account(name);
    return Plans.open(store(), id, Plans.found(Plans.migration(id, ""), 1, ""), found);
  }

  String idOf(String account) {
    return wire.tickets(Wire.account(account)).get(0).path("id").asText();
  }

  void signIn(String user, String role, String path) {
    browser.open(
        wire.host
            + "/.auth/login/sandbox?user="
            + user
            + "&roles="
            + role
            + "&post_login_redirect_uri="
            + Wire.encoded(path));
  }

  /** What the browser complained of since it was last asked. */
  List<String> complaints() {
    List<String> said = List.copyOf(browser.complaints());
    browser.complaints().clear();
    // The sandbox's own sign-in page has no icon.
    return said.stream().filter(it -> !it.contains("/favicon.ico")).toList();
  }

  @Override
  public void close() {
    browser.close();
    sandbox.close();
  }
}
