package io.keyward.workflow;

/**
 * One place where Azure Policy and Keyward do not say the same.
 *
 * @param definition the name of the policy definition, "" where there is none
 * @param policy what Azure Policy says, "" where it says nothing
 * @param keyward what Keyward says, "" where it says nothing
 * @param message Keyward's own sentence, "" where there is none
 */
public record PolicyDifference(
    String resource,
    String rule,
    String definition,
    String policy,
    String keyward,
    Reason reason,
    String message) {

  /** Why they differ. */
  public enum Reason {
    EXCLUDED_KIND("excludedKind", "the definition leaves this kind out, and Keyward does not"),
    NOT_SUPPORTED("notSupported", "the definition asks for a key that this resource cannot use"),
    CLASSIFICATION("classification", "the definition does not look at the classification"),
    NOT_ASKED("notAsked", "Keyward's policy file asks nothing of it"),
    OBJECTS("objects", "the definition sees the enforcement and not the objects"),
    UNDETERMINED("undetermined", "Keyward could not read or decide it, and says so"),
    POLICY_OPEN("policyOpen", "Azure Policy has not decided it"),
    EXEMPTION("exemption", "Azure Policy has an exemption, Keyward has no waiver"),
    WAIVER("waiver", "Keyward has a waiver, Azure Policy has no exemption"),
    BEHIND("behindTheSetting", "the setting is there; what stands behind it no definition sees"),
    NOT_IN_USE("notInUse", "Keyward judges vaults that an AI resource uses, and no others"),
    NOT_REPORTED("notReported", "the report of Keyward does not have this resource"),
    NOT_ASSIGNED("notAssigned", "no definition of this requirement was evaluated on it"),
    UNEXPLAINED("unexplained", "nothing that is known explains this; the state may be older");

    private final String word;
    private final String sentence;

    Reason(String word, String sentence) {
      this.word = word;
      this.sentence = sentence;
    }

    /** The word of the JSON form. */
    public String word() {
      return word;
    }

    /** Why, for people. */
    public String sentence() {
      return sentence;
    }
  }

  /** Whether it is known why. */
  public boolean isExplained() {
    return reason != Reason.UNEXPLAINED;
  }
}
