package io.keyward.drill;

import java.time.Instant;

/**
 * How far the one call about one version of a key is.
 *
 * @param triedSince when it was to be sent first
 * @param since when this stage was reached
 * @param note one sentence
 */
public record VersionCall(
    String version, Stage stage, Instant triedSince, Instant since, String note) {

  /** The stages; a call that may have gone out is never sent a second time. */
  public enum Stage {
    /** It is about to be sent, or was, and nobody knows what became of it. */
    BEGUN("begun"),
    /** Key Vault was too busy for it, so it did not count; it will be sent again. */
    PUT_OFF("putOff"),
    /** The version reads as it should, by this call. */
    DONE("done"),
    /** The version read so before any call: somebody else's doing. */
    ALREADY("already"),
    /** Key Vault refused it. */
    REFUSED("refused"),
    /** It was sent, and the version does not read so. */
    LOST("lost"),
    /** The version is not there any more, so that nothing is left to enable. */
    GONE("gone");

    private final String word;

    Stage(String word) {
      this.word = word;
    }

    /** The word used in documents. */
    public String word() {
      return word;
    }

    /** Whether nothing more is done about the version. */
    public boolean isFinal() {
      return this != BEGUN && this != PUT_OFF;
    }

    /** Whether the call may have counted. */
    boolean isOurs() {
      return this == BEGUN || this == DONE || this == LOST;
    }

    /** Whether the version reads as it should, or is gone. */
    boolean isReached() {
      return this == DONE || this == ALREADY || this == GONE;
    }
  }
}
