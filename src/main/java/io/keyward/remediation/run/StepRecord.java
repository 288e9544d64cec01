package io.keyward.remediation.run;

import java.time.Instant;
import java.util.Map;

/**
 * How far a run is with one step.
 *
 * @param step the step's id
 * @param triedSince when it was begun first
 * @param since when this stage was reached
 * @param told what it told for later steps, by name
 * @param note one sentence for the history
 */
public record StepRecord(
    String step,
    Stage stage,
    Instant triedSince,
    Instant since,
    Map<String, String> told,
    String note) {

  /** The stages; a step whose call may have gone out is never begun a second time. */
  public enum Stage {
    /** The call is about to be sent, or was, and nobody knows what became of it. */
    BEGUN("begun"),
    /** Azure was not ready for the call, which did not count; it will be sent again. */
    PUT_OFF("putOff"),
    /** Azure took the call on and is at it. */
    ACCEPTED("accepted"),
    /** Its goal is reached. */
    DONE("done"),
    /** Azure refused it. */
    REFUSED("refused"),
    /** It is about to be taken back, or nobody knows whether it was. */
    UNDOING("undoing"),
    /** It was taken back. */
    UNDONE("undone");

    private final String word;

    Stage(String word) {
      this.word = word;
    }

    /** The word used in documents. */
    public String word() {
      return word;
    }
  }

  /** Copies the map. */
  public StepRecord {
    told = Map.copyOf(told);
  }
}
