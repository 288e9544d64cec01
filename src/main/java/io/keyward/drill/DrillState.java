package io.keyward.drill;

import io.keyward.ticket.Lease;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a drill stands; each state holds only what that state has. */
public sealed interface DrillState
    permits DrillState.Requested,
        DrillState.ApprovedOnce,
        DrillState.Waiting,
        DrillState.Disabling,
        DrillState.Verifying,
        DrillState.CutOff,
        DrillState.NotCutOff,
        DrillState.Undetermined,
        DrillState.Restoring,
        DrillState.NotRestored,
        DrillState.Restored,
        DrillState.Withdrawn,
        DrillState.Refused,
        DrillState.Expired,
        DrillState.Failed {

  /** The word of the API: the state's name. */
  default String word() {
    return word(getClass());
  }

  /** The words of all states, in the order of a drill's life. */
  static List<String> words() {
    return Arrays.stream(DrillState.class.getPermittedSubclasses()).map(DrillState::word).toList();
  }

  private static String word(Class<?> state) {
    String name = state.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Whether it keeps its key from having a second drill. */
  default boolean isLive() {
    return !(this instanceof Restored
        || this instanceof Withdrawn
        || this instanceof Refused
        || this instanceof Expired
        || this instanceof Failed);
  }

  /** Whether the key may be disabled because of it. */
  default boolean isOn() {
    return isLive() && !isBefore();
  }

  /** Whether nothing was done to the key yet, so that it can still be called off. */
  default boolean isBefore() {
    return this instanceof Requested || this instanceof ApprovedOnce || this instanceof Waiting;
  }

  /** Whether the key is disabled and nobody works on it: it can be restored. */
  default boolean isSettled() {
    return this instanceof CutOff
        || this instanceof NotCutOff
        || this instanceof Undetermined
        || this instanceof NotRestored;
  }

  /** Asked for; until then it must be approved. */
  record Requested(Instant until) implements DrillState {}

  /** One person approved; until then a second one must. */
  record ApprovedOnce(Instant until) implements DrillState {}

  /** Approved; the key is disabled then. */
  record Waiting(Instant until) implements DrillState {}

  /** The key is being disabled, a version at a time. */
  record Disabling(Lease lease, Instant since) implements DrillState {}

  /** The key is disabled, and those under it are looked at. */
  record Verifying(Lease lease, Instant since) implements DrillState {}

  /** Nobody is shown to use the key, and of each it is known. */
  record CutOff() implements DrillState {}

  /** Something is shown that the drill did not cut off. */
  record NotCutOff(String why) implements DrillState {}

  /** The key is disabled, and of some under it Azure does not show whether they have noticed. */
  record Undetermined(String why) implements DrillState {}

  /** What the drill disabled is being enabled again. */
  record Restoring(Lease lease, Instant since) implements DrillState {}

  /** Some of it could not be enabled again; that can be asked for once more. */
  record NotRestored(String why) implements DrillState {}

  /** All that the drill disabled is enabled again. */
  record Restored() implements DrillState {}

  /** Somebody who wanted it wants it no more. */
  record Withdrawn(String by) implements DrillState {}

  /** A security admin decided against it. */
  record Refused(String by, String reason) implements DrillState {}

  /** Nobody approved it in time. */
  record Expired() implements DrillState {}

  /** Nothing was disabled. */
  record Failed(String why) implements DrillState {}
}
