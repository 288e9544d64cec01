package io.keyward.workflow.inspect;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.KeyUses;
import io.keyward.workflow.AskAgain;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a change of anything around an AI resource: what was remembered of it is dropped, and
 * exactly those that depend on it are inspected again soon.
 */
public final class FollowChange {
  private static final Logger LOG = LoggerFactory.getLogger(FollowChange.class);
  private static final int PAGE = 500;
  private static final int MOST = 500;
  private static final String PROVIDERS = "/providers/";
  private static final int ATTEMPTS = 3;
  private static final String AUTHORIZATION = "microsoft.authorization/";
  private static final String DIAGNOSTICS = "microsoft.insights/diagnosticsettings";

  private final Ports ports;
  private final InspectResource inspect;
  private final AskAgain again;
  private final Turns turns;

  /** Hands AI resources to this use case, at their turn where Azure is busy. */
  public FollowChange(Ports ports, InspectResource inspect, Turns turns) {
    this.ports = ports;
    this.inspect = inspect;
    this.again = new AskAgain(ports.queue(), ports.clock());
    this.turns = turns;
  }

  /**
   * Inspects the AI resource at or above this id now, and asks for what depends on it.
   *
   * @throws io.keyward.inventory.TemporarilyUnavailable when it must be tried again
   */
  public void follow(ResourceId changed) {
    follow(changed, Set.of());
  }

  /**
   * The same, and who made the change.
   *
   * @param authors ids and names by which the event calls them
   * @return false where Azure is busy and a message was sent instead
   */
  public boolean follow(ResourceId changed, Set<String> authors) {
    String type = changed.type().toLowerCase(Locale.ROOT);
    if (type.startsWith(AUTHORIZATION) || type.equals(DIAGNOSTICS)) {
      scope(above(changed), type.equals(DIAGNOSTICS), authors);
      return true;
    }
    ResourceId resource = ResourceKind.nearest(changed).orElse(changed);
    ports.surroundings().forget(resource.toString());
    boolean used = users(resource, keyIn(changed), authors);
    SweepVault.keyIn(resource, keyIn(changed)).ifPresent(key -> keySide(key, used, authors));
    if (isVault(resource)) {
      vault(resource, authors);
      return true;
    }
    return !ResourceKind.ofAi(resource) || inspect(resource, !resource.equals(changed), authors);
  }

  /**
   * Where Azure says when to come again, the event becomes a message of that time: Event Grid would
   * come when it pleases, and all at once. Where nothing is said, it is left to Event Grid.
   */
  private boolean inspect(ResourceId subject, boolean changedBelow, Set<String> authors) {
    if (turns.isAwaited(subject.subscription())) {
      later(subject, changedBelow, authors, Duration.ZERO);
      return false;
    }
    try {
      inspect.inspect(subject, Asked.BY_EVENT, authors);
      return true;
    } catch (TemporarilyUnavailable e) {
      if (e.retryAfter().isZero()) {
        throw e;
      }
      Duration wait = later(subject, changedBelow, authors, e.retryAfter());
      LOG.atInfo()
          .addKeyValue("resource", subject.key())
          .addKeyValue("waitSeconds", wait.toSeconds())
          .addKeyValue("reason", e.getMessage())
          .log("Event put off");
      return false;
    }
  }

  /**
   * Whoever takes the message may remember for a while what stood below the subject, so a message
   * that waits already may come too soon for a change there.
   */
  private Duration later(
      ResourceId subject, boolean changedBelow, Set<String> authors, Duration wait) {
    note(subject, authors);
    if (changedBelow) {
      again.soon(subject, authors);
      return AskAgain.DELAY;
    }
    return turns.ask(new Inspection.OfResource(subject, authors), wait);
  }

  /** Until that look nothing of theirs may be carried out because they approved it. */
  private void note(ResourceId subject, Set<String> authors) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Judgement> unaware =
          authors.isEmpty()
              ? Optional.empty()
              : ports.judgements().find(subject).filter(it -> mayHaveATicket(it, authors));
      if (unaware.isEmpty()) {
        return;
      }
      try {
        ports.judgements().keep(unaware.get().alsoWrittenBy(authors));
        return;
      } catch (JudgementConflict e) {
        LOG.atDebug().addKeyValue("resource", subject.key()).log("Another writer was first");
      }
    }
    throw new TemporarilyUnavailable("another writer was first", Duration.ZERO);
  }

  private static boolean mayHaveATicket(Judgement kept, Set<String> authors) {
    return kept.verdict() != Verdict.COMPLIANT
        && kept.verdict() != Verdict.NOT_SUPPORTED
        && !kept.authors().containsAll(authors);
  }

  /** What an extension of a resource, a group or a subscription is made on. */
  private static String above(ResourceId extension) {
    String text = extension.toString();
    return text.substring(0, text.toLowerCase(Locale.ROOT).lastIndexOf(PROVIDERS));
  }

  private void scope(String scope, boolean onlyLogs, Set<String> authors) {
    ports.surroundings().forget(scope);
    Optional<ResourceId> known = ResourceId.parse(scope).flatMap(ResourceKind::nearest);
    if (known.isEmpty()) {
      vaultsBelow(scope, authors);
    } else if (isVault(known.get())) {
      // What is granted on a key is remembered with its vault.
      ports.surroundings().forget(known.get().toString());
      vault(known.get(), authors);
      if (!onlyLogs) {
        users(known.get(), keyIn(ResourceId.of(scope)), authors);
      }
    }
  }

  /** The vaults that were judged are those that somebody uses. */
  private void vaultsBelow(String scope, Set<String> authors) {
    String prefix = scope.toLowerCase(Locale.ROOT) + "/";
    String[] parts = prefix.split("/", 4);
    String cursor = "";
    do {
      Page<Judgement> page = ports.judgements().list(parts[2], PAGE, cursor);
      page.items().stream()
          .map(Judgement::id)
          .filter(id -> isVault(id) && id.key().startsWith(prefix))
          .forEach(
              id -> {
                again.soon(id, authors);
                users(id, "", authors);
              });
      cursor = page.cursor();
    } while (!cursor.isEmpty());
  }

  private void vault(ResourceId vault, Set<String> authors) {
    keySide(vault, !ports.uses().on(vault, 1).isEmpty(), authors);
  }

  /**
   * Who writes what nobody watches yet is noted: it may be used, and judged, later. The message
   * finds what is judged for the first time while the note is written.
   */
  private void keySide(ResourceId subject, boolean used, Set<String> authors) {
    boolean known = authors.isEmpty() || ports.judgements().find(subject).isPresent();
    if (!known) {
      ports.writers().note(subject, authors);
    }
    if (used || !authors.isEmpty()) {
      again.soon(subject, authors);
    }
  }

  /** Of a key, those that use this one; of all else, those that depend on it. */
  private boolean users(ResourceId resource, String key, Set<String> authors) {
    List<KeyUses.Use> uses = ports.uses().on(resource, MOST);
    List<KeyUses.Use> concerned =
        uses.stream()
            .filter(use -> key.isEmpty() || use.key().name().equalsIgnoreCase(key))
            .toList();
    concerned.forEach(use -> again.soon(use.user(), authors));
    if (uses.size() >= MOST) {
      uses.stream().map(use -> use.user().subscription()).distinct().forEach(again::soon);
    }
    return !concerned.isEmpty();
  }

  private static String keyIn(ResourceId changed) {
    String[] parts = changed.type().split("/");
    boolean key = parts.length >= 3 && parts[2].equalsIgnoreCase("keys");
    ResourceId at = changed;
    while (key && at.type().split("/").length > 3) {
      at = at.parent().orElseThrow();
    }
    return key ? at.name() : "";
  }

  private static boolean isVault(ResourceId id) {
    return ResourceKind.ofType(id.type())
        .filter(kind -> kind == ResourceKind.KEY_VAULT || kind == ResourceKind.MANAGED_HSM)
        .isPresent();
  }
}
