package io.keyward.inventory;

import java.util.Locale;
import java.util.Set;

/** Whether a resource has reached a state that lasts. */
public enum Provisioning {
  FINAL,
  UNDER_WAY;

  private static final Set<String> UNDER_WAY_WORDS =
      Set.of(
          "accepted",
          "creating",
          "created",
          "updating",
          "patching",
          "deleting",
          "moving",
          "migrating",
          "provisioning",
          "preparing",
          "pending",
          "inprogress",
          "running",
          "initializing",
          "registering",
          "registeringdns",
          "resolvingdns",
          "scaling",
          "restoring",
          "waiting",
          "queued",
          "started",
          "notstarted");

  /** An unknown word counts as final, so that a resource is judged and not waited for for ever. */
  static Provisioning of(String state) {
    String word = state.replace(" ", "").toLowerCase(Locale.ROOT);
    return UNDER_WAY_WORDS.contains(word) ? UNDER_WAY : FINAL;
  }
}
