package io.keyward.drill;

import io.keyward.drill.Check.Result;
import io.keyward.drill.VersionCall.Stage;
import io.keyward.inventory.Lookup;
import io.keyward.ticket.Effect;
import io.keyward.ticket.Lease;
import io.keyward.ticket.Next;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What work on the key does to a drill; only who has the lease may tell. */
record DrillWorking(DrillTurn turn) {
  /** The key is judged when no instance remembers it any more as it was before. */
  private static final Effect LOOK = new Effect.LookAgain(Duration.ofSeconds(90));

  DrillNext on(DrillEvent.Labour labour) {
    if (labour instanceof DrillEvent.Claimed claimed) {
      return claim(claimed);
    }
    Optional<Lease> lease = DrillLife.lease(state());
    if (lease.filter(it -> it.holder().equals(labour.holder())).isEmpty()) {
      return refused("The drill is not this one's to carry out any more.");
    }
    if (labour instanceof DrillEvent.Paused paused) {
      return turn.silently(leased(given(labour)), drill()).then(new Effect.Drill(paused.again()));
    }
    boolean verifying = state() instanceof DrillState.Verifying;
    if (labour instanceof DrillEvent.Looked looked && verifying) {
      return turn.silently(state(), found(looked.found()));
    }
    if (labour instanceof DrillEvent.Concluded concluded && verifying) {
      return concluded(concluded.enabled());
    }
    if (labour instanceof DrillEvent.Called called && !verifying) {
      return called(called.call());
    }
    return labour instanceof DrillEvent.Turned && !verifying
        ? turned(labour)
        : refused("The drill is at something else.");
  }

  private Drill drill() {
    return turn.before();
  }

  private DrillState state() {
    return turn.before().state();
  }

  private DrillNext claim(DrillEvent.Claimed claimed) {
    Lease lease = new Lease(claimed.holder(), claimed.until());
    if (state() instanceof DrillState.Waiting waiting) {
      return turn.now().isBefore(waiting.until())
          ? refused("The waiting time is not over.")
          : to(new DrillState.Disabling(lease, turn.now()), "The key is being disabled.");
    }
    Optional<Lease> before = DrillLife.lease(state());
    if (before.isEmpty()) {
      return refused("There is nothing to carry out.");
    }
    boolean mine = before.get().holder().equals(claimed.holder());
    return mine || !before.get().isHeldAt(turn.now())
        ? turn.silently(leased(lease), drill())
        : refused("Somebody else is carrying it out.");
  }

  private DrillState leased(Lease lease) {
    if (state() instanceof DrillState.Disabling it) {
      return new DrillState.Disabling(lease, it.since());
    }
    return state() instanceof DrillState.Restoring it
        ? new DrillState.Restoring(lease, it.since())
        : new DrillState.Verifying(lease, ((DrillState.Verifying) state()).since());
  }

  private DrillNext called(VersionCall call) {
    String what = state() instanceof DrillState.Restoring ? "Enabling" : "Disabling";
    String why = what + " version " + call.version() + ": " + call.stage().word() + ". ";
    return turn.to(state(), drill().with(call), DrillTurn.KEYWARD, (why + call.note()).strip());
  }

  private DrillNext turned(DrillEvent.Labour labour) {
    if (state() instanceof DrillState.Restoring) {
      return restored();
    }
    if (drill().disabling().ours().isEmpty()) {
      String why =
          "Nothing was disabled. "
              + drill().disabling().failure().map(VersionCall::note).orElse("It was so already.");
      return to(new DrillState.Failed(why), why);
    }
    return to(
            new DrillState.Verifying(given(labour), turn.now()),
            "The key is disabled; those under it are looked at.")
        .then(new Effect.Drill(Duration.ZERO), LOOK);
  }

  private DrillNext restored() {
    Optional<String> failure = notEnabled();
    boolean gone = drill().restoring().all().stream().anyMatch(it -> it.stage() == Stage.GONE);
    String left = gone ? " and that is still there" : "";
    DrillNext.Moved moved =
        failure.isPresent()
            ? to(
                new DrillState.NotRestored(failure.get()),
                "Not all could be enabled again. " + failure.get())
            : to(
                new DrillState.Restored(),
                "All that the drill disabled" + left + " is enabled again.");
    return moved.then(LOOK);
  }

  /** Why a version that it may have disabled is not known to be enabled. */
  private Optional<String> notEnabled() {
    return drill().disabling().ours().stream()
        .filter(it -> drill().restoring().reached().of(it).isEmpty())
        .map(it -> drill().restoring().of(it).map(VersionCall::note).orElse("Version " + it + "."))
        .findFirst();
  }

  private Drill found(List<Check> found) {
    List<Check> all = new ArrayList<>(drill().checks());
    found.stream()
        .filter(it -> all.stream().noneMatch(known -> known.user().equals(it.user())))
        .forEach(all::add);
    return drill().turned(drill().disabling(), drill().restoring(), all);
  }

  /** What answers is shown; what is not shown is undetermined, never cut off. */
  private DrillNext concluded(Lookup<List<String>> read) {
    List<String> enabled = read.fold(found -> found, missing -> List.of(), reason -> List.of());
    long answers = count(Result.ANSWERS);
    if (!enabled.isEmpty() || answers > 0) {
      String versions =
          enabled.isEmpty() ? "" : "Enabled versions: " + String.join(", ", enabled) + ". ";
      String users = answers > 0 ? "AI resources that still answer: " + answers + "." : "";
      String why = (versions + users).strip();
      return to(new DrillState.NotCutOff(why), "Not cut off. " + why);
    }
    if (!(read instanceof Lookup.Found<List<String>>)) {
      String why = "The versions of the key cannot be listed any more.";
      return to(new DrillState.Undetermined(why), why);
    }
    if (drill().radius().count() == 0) {
      String why =
          "Keyward knows no AI resource under it, so nothing shows whether it was noticed.";
      return to(new DrillState.Undetermined(why), "The key is disabled. " + why);
    }
    long unknown =
        count(Result.UNDETERMINED) + drill().radius().count() - drill().radius().users().size();
    if (unknown > 0) {
      String why =
          "AI resources of which Azure does not show whether they have noticed: " + unknown + ".";
      return to(new DrillState.Undetermined(why), "The key is disabled. " + why);
    }
    return to(
        new DrillState.CutOff(),
        "The key is disabled, and no AI resource known to be under it uses it.");
  }

  private long count(Result result) {
    return drill().checks().stream().filter(it -> it.result() == result).count();
  }

  private Lease given(DrillEvent.Labour labour) {
    return new Lease(labour.holder(), turn.now());
  }

  private DrillNext.Moved to(DrillState state, String why) {
    return turn.to(state, drill(), DrillTurn.KEYWARD, why);
  }

  private static DrillNext refused(String sentence) {
    return new DrillNext.Refused(Next.Why.LEASE, sentence);
  }
}
