package io.keyward.compliance;

import java.util.Arrays;
import java.util.Optional;

/** The one word for a subject. */
public enum Verdict {
  COMPLIANT("compliant"),
  NON_COMPLIANT("nonCompliant"),
  /** All violations are waived; never counted as compliant. */
  WAIVED("waived"),
  /** Nothing is violated, something could not be read or decided. */
  UNDETERMINED("undetermined"),
  /** This type, kind or tier cannot use a customer-managed key. */
  NOT_SUPPORTED("notSupported"),
  /** Not final yet: provisioning, or a key that is still being applied. */
  PENDING("pending");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word of the contracts. */
  public String word() {
    return word;
  }

  /** The verdict of a word, ignoring case. */
  public static Optional<Verdict> ofWord(String word) {
    return Arrays.stream(values()).filter(v -> v.word.equalsIgnoreCase(word)).findFirst();
  }
}
