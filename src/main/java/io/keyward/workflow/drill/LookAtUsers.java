package io.keyward.workflow.drill;

import io.keyward.drill.BlastRadius;
import io.keyward.drill.Check;
import io.keyward.drill.Check.Result;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillEvent;
import io.keyward.drill.KeyLog;
import io.keyward.drill.KeyLog.Attempts;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.workflow.Ports;
import io.keyward.workflow.Workers;
import io.keyward.workflow.chain.ReadRadius;
import io.keyward.workflow.ticket.CarryOut;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks what Azure shows of those under a key that is disabled.
 *
 * <p>No AI resource's body tells that its key cannot be used (facts of 2026-11-21), so that the
 * vault's log alone can show that one was cut off: refusals for its identity, and nothing granted.
 * Logs come late, so they are asked for an hour.
 */
final class LookAtUsers {
  /** How long it is worth to ask the logs again. */
  static final Duration LATEST_LOG = Duration.ofHours(1);

  /** Audit events arrive within ten minutes (Key Vault logging, read 2026-11-21). */
  private static final Duration LATENESS = Duration.ofMinutes(15);

  private static final int MOST_USERS = 20_000;

  /** They stand in the drill's row beside those who were there before. */
  private static final int MOST_NEWCOMERS = 100;

  private static final Duration ROUND = Duration.ofMinutes(10);
  private static final Duration STRETCH = Duration.ofSeconds(8);
  private static final Workers AT_ONCE = new Workers(8);

  private final Ports ports;
  private final DrillDesk desk;
  private final KeyLog log;
  private final ReadRadius radius;
  private final Clock clock;

  LookAtUsers(Ports ports, DrillDesk desk, KeyLog log, AzureChanges azure) {
    this.ports = ports;
    this.desk = desk;
    this.log = log;
    this.radius = new ReadRadius(ports.uses(), azure);
    this.clock = ports.clock();
  }

  /**
   * What is known of the key.
   *
   * @param enabled versions that read as enabled
   * @param attempts by client id
   * @param owners how many of the users have each client id
   */
  private record Known(
      KeyReference key,
      List<String> enabled,
      Map<String, Attempts> attempts,
      Map<String, Integer> owners) {}

  /** Looks at all that are left, and concludes when none is. */
  void go(Drill drill, String holder, Instant since) {
    boolean over = !clock.instant().isBefore(since.plus(LATEST_LOG));
    Lookup<List<String>> enabled = enabled(drill, over);
    List<Looked> all = look(drill, over);
    List<Looked> looked = all.stream().filter(it -> isLeft(drill, it)).toList();
    Known known =
        new Known(
            KeyReference.parse(drill.keyUri()),
            enabled.fold(found -> found, missing -> List.of(), reason -> List.of()),
            attempts(drill, since, over),
            owners(drill, all));
    boolean patient = log.isThere() && !over;
    List<Check> found =
        looked.stream()
            .map(one -> check(one, known))
            .filter(check -> !patient || isSettled(check, since))
            .toList();
    boolean done = found.size() == drill.unchecked().size();
    desk.tell(
        drill.id(), new DrillEvent.Looked(holder, done ? withNewcomers(drill, found) : found));
    if (done) {
      desk.tell(drill.id(), new DrillEvent.Concluded(holder, enabled));
    } else {
      boolean whole = looked.size() == drill.unchecked().size();
      desk.tell(
          drill.id(), new DrillEvent.Paused(holder, whole || patient ? ROUND : CarryOut.LATER));
    }
  }

  /** A refusal proves nothing while a line of a granted request may still be on its way. */
  private boolean isSettled(Check check, Instant since) {
    boolean late = !clock.instant().isBefore(since.plus(LATENESS));
    return check.result() == Result.CUT_OFF ? late : check.result() != Result.UNDETERMINED;
  }

  private static boolean isLeft(Drill drill, Looked looked) {
    return drill.unchecked().contains(looked.user());
  }

  /** Who came under the key since, perhaps as somebody else who moved, was not looked at. */
  private List<Check> withNewcomers(Drill drill, List<Check> found) {
    List<Check> all = new ArrayList<>(found);
    ports.uses().of(KeyReference.parse(drill.keyUri()), MOST_USERS).stream()
        .map(use -> use.user().toString())
        .filter(id -> drill.radius().users().stream().noneMatch(it -> it.id().equals(id)))
        .limit(drill.radius().namesAll() ? MOST_NEWCOMERS : 0)
        .map(id -> new Check(id, Result.UNDETERMINED, "It came under the key afterwards."))
        .forEach(all::add);
    return all;
  }

  /** Versions that read as enabled now; beyond the patience what is not read is not known. */
  private Lookup<List<String>> enabled(Drill drill, boolean over) {
    try {
      Lookup<List<String>> read = radius.enabled(drill.keyUri());
      if (over || read instanceof Lookup.Found<List<String>>) {
        return read;
      }
    } catch (TemporarilyUnavailable e) {
      if (over) {
        return new Lookup.Unreadable<>("the vault does not answer");
      }
      throw e;
    }
    throw new TemporarilyUnavailable("the key's versions cannot be listed", CarryOut.LATER);
  }

  /** A user, and what it reads as. */
  private record Looked(BlastRadius.User user, Lookup<Resource> read) {

    /** The client id of the identity that opens the key, "" where it is not told. */
    String clientId() {
      if (!(read instanceof Lookup.Found<Resource> found)
          || !(found.value().encryption() instanceof Encryption.Customer customer)) {
        return "";
      }
      String named = customer.identity().clientId();
      return (named.isEmpty() ? byId(found.value(), customer.identity().resourceId()) : named)
          .toLowerCase(Locale.ROOT);
    }

    private static String byId(Resource resource, String identity) {
      return resource.identities().userAssigned().entrySet().stream()
          .filter(it -> it.getKey().equalsIgnoreCase(identity))
          .map(it -> it.getValue().clientId())
          .findFirst()
          .orElse("");
    }
  }

  /**
   * Those that there was time for, and that Azure was not too busy for. The others are read as
   * well, for whose identities they have, after those who are left: so each stretch gets further.
   */
  private List<Looked> look(Drill drill, boolean over) {
    Instant end = clock.instant().plus(STRETCH);
    return AT_ONCE
        .map(
            leftFirst(drill),
            user -> clock.instant().isAfter(end) ? Optional.<Looked>empty() : look(user, over))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<BlastRadius.User> leftFirst(Drill drill) {
    return Stream.concat(drill.unchecked().stream(), drill.radius().users().stream())
        .distinct()
        .toList();
  }

  private Optional<Looked> look(BlastRadius.User user, boolean over) {
    try {
      return Optional.of(new Looked(user, ports.resources().read(id(user))));
    } catch (TemporarilyUnavailable e) {
      return over
          ? Optional.of(new Looked(user, new Lookup.Unreadable<>("Azure does not answer")))
          : Optional.empty();
    }
  }

  private static ResourceId id(BlastRadius.User user) {
    return ResourceId.of(user.id());
  }

  /** Beyond the patience logs that do not answer tell of nobody. */
  private Map<String, Attempts> attempts(Drill drill, Instant since, boolean over) {
    try {
      return log.isThere()
              && log.of(drill.key(), since, clock.instant())
                  instanceof Lookup.Found<Map<String, Attempts>> found
          ? found.value()
          : Map.of();
    } catch (TemporarilyUnavailable e) {
      if (over) {
        return Map.of();
      }
      throw e;
    }
  }

  /** Whose identities they are, where all of them are known; one that is not read may have any. */
  private static Map<String, Integer> owners(Drill drill, List<Looked> looked) {
    Map<String, Integer> owners = new HashMap<>();
    boolean whole = drill.radius().namesAll() && looked.size() == drill.radius().users().size();
    if (!whole
        || looked.stream().anyMatch(it -> it.read() instanceof Lookup.Unreadable<Resource>)) {
      return owners;
    }
    looked.forEach(it -> owners.merge(it.clientId(), 1, Integer::sum));
    return owners;
  }

  private static Check check(Looked looked, Known known) {
    String id = looked.user().id();
    return looked
        .read()
        .fold(
            found -> ofFound(looked, found, known),
            missing -> new Check(id, Result.GONE, "It does not exist any more."),
            reason -> new Check(id, Result.UNDETERMINED, "It cannot be read: " + reason + "."));
  }

  private static Check ofFound(Looked looked, Resource found, Known known) {
    String id = looked.user().id();
    if (found.encryption() instanceof Encryption.Platform) {
      return new Check(id, Result.ANSWERS, "It is under Microsoft's key now.");
    }
    if (!(found.encryption() instanceof Encryption.Customer customer)) {
      return new Check(id, Result.UNDETERMINED, "It does not show its key.");
    }
    if (!customer.key().isSameKey(known.key())) {
      return new Check(id, Result.ANSWERS, "It is under another key now.");
    }
    String version = customer.key().version();
    boolean usable =
        version.isEmpty()
            ? !known.enabled().isEmpty()
            : known.enabled().stream().anyMatch(version::equalsIgnoreCase);
    return usable
        ? new Check(id, Result.ANSWERS, "A version of the key that it may use is enabled.")
        : byLog(looked, known);
  }

  /**
   * An identity that several of them share tells of none of them. What stands behind one, such as
   * the storage of a hub, may carry its identity too: the refusal is the same, who asked is not
   * known.
   */
  private static Check byLog(Looked looked, Known known) {
    String id = looked.user().id();
    String client = looked.clientId();
    boolean own = !client.isEmpty() && known.owners().getOrDefault(client, 0) == 1;
    Attempts attempts =
        own ? known.attempts().getOrDefault(client, new Attempts(0, 0)) : new Attempts(0, 0);
    if (attempts.granted() > 0) {
      return new Check(
          id,
          Result.ANSWERS,
          "The vault's log has requests of its identity that were granted since.");
    }
    return attempts.refused() > 0
        ? new Check(
            id,
            Result.CUT_OFF,
            "The vault refused its identity since; refusals in the log: "
                + attempts.refused()
                + ". Something else that carries this identity may have asked.")
        : new Check(
            id,
            Result.UNDETERMINED,
            "Every version of the key that it may use is disabled; Azure does not show whether it"
                + " has noticed.");
  }
}
