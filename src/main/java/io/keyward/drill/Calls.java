package io.keyward.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls of one direction, at most one for each version. */
public record Calls(List<VersionCall> all) {
  private static final Calls NONE = new Calls(List.of());

  /** Copies the list. */
  public Calls {
    all = List.copyOf(all);
  }

  /** Nothing was begun. */
  public static Calls none() {
    return NONE;
  }

  /** The call about a version. */
  public Optional<VersionCall> of(String version) {
    return all.stream().filter(it -> it.version().equals(version)).findFirst();
  }

  /** The same with this in place of the one about its version. */
  Calls with(VersionCall call) {
    List<VersionCall> changed = new ArrayList<>(all);
    int at = changed.indexOf(of(call.version()).orElse(call));
    if (at < 0) {
      changed.add(call);
    } else {
      changed.set(at, call);
    }
    return new Calls(changed);
  }

  /** The versions that a call may have changed. */
  List<String> ours() {
    return all.stream().filter(it -> it.stage().isOurs()).map(VersionCall::version).toList();
  }

  /** Those alone that need not be made again. */
  Calls reached() {
    return new Calls(all.stream().filter(it -> it.stage().isReached()).toList());
  }

  /** The first that did not get where it should. */
  Optional<VersionCall> failure() {
    return all.stream().filter(it -> !it.stage().isReached()).findFirst();
  }
}
