package io.keyward.compliance;

/** What one rule says of one subject; none can be built without its sentence. */
public sealed interface Outcome {

  /** One sentence for a person. */
  String message();

  /** The rule's requirement holds. */
  record Satisfied(String message) implements Outcome {}

  /** It does not hold; what was seen and what was expected. */
  record Violated(String message, String observed, String expected) implements Outcome {}

  /** The rule has nothing to ask of this subject. */
  record NotApplicable(String message) implements Outcome {}

  /** It cannot be decided; never taken for satisfied. */
  record Undetermined(String message) implements Outcome {}

  /** The word of the contracts. */
  default String word() {
    if (this instanceof Satisfied) {
      return "satisfied";
    }
    if (this instanceof Violated) {
      return "violated";
    }
    return this instanceof NotApplicable ? "notApplicable" : "undetermined";
  }
}
