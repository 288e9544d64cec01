package io.keyward.inventory;

import java.util.Locale;
import java.util.Set;

/** Whether a resource has reached a state that lasts. */
public enum Provisioning {
  FINAL,
  UNDER_WAY,
  /** It failed, was canceled, or is a word nobody knows: what the body says may not be in force. */
  UNCERTAIN;

  /** A managed HSM is Activated; what tells no state, such as a declaration, has none to doubt. */
  private static final Set<String> FINAL_WORDS =
      Set.of("", "succeeded", "activated", "active", "ready");

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

  /** An unknown word is not waited for, which could last for ever. */
  public static Provisioning of(String state) {
    String word = state.replace(" ", "").toLowerCase(Locale.ROOT);
    if (UNDER_WAY_WORDS.contains(word)) {
      return UNDER_WAY;
    }
    return FINAL_WORDS.contains(word) ? FINAL : UNCERTAIN;
  }
}
