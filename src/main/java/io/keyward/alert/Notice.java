package io.keyward.alert;

import java.time.Instant;
import java.util.Arrays;

/**
 * One thing that is told of an alert, to all its channels.
 *
 * @param number grows by one with each
 */
public record Notice(int number, Kind kind, Instant at) {

  /** What is told. */
  public enum Kind {
    /** It is so now. */
    RAISED("raised"),
    /** The next tier has begun, or it has become more severe. */
    WORSENED("worsened"),
    /** There are more of them. */
    REPEATED("repeated"),
    /** Nobody has reacted. */
    ESCALATED("escalated"),
    /** It is so no more. */
    RESOLVED("resolved"),
    /** Somebody tries the channel. */
    TEST("test");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in messages and in the API. */
    public String word() {
      return word;
    }

    /** The kind of a word. */
    public static Kind ofWord(String word) {
      return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst().orElseThrow();
    }
  }
}
