package io.keyward.alert;

import java.time.Instant;
import java.util.Arrays;

/**
 * One notice on its way to one channel.
 *
 * @param notice the notice's number
 * @param at when it came to this state
 * @param attempts how often it was sent
 * @param detail why it is not delivered; where it is, the other side's id for it, or ""
 */
public record Delivery(
    String channel,
    int notice,
    Notice.Kind kind,
    State state,
    Instant at,
    int attempts,
    String detail) {

  /** How far it came. */
  public enum State {
    PENDING("pending"),
    DELIVERED("delivered"),
    FAILED("failed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word of the API. */
    public String word() {
      return word;
    }

    /** The state of a word. */
    public static State ofWord(String word) {
      return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst().orElseThrow();
    }
  }

  static Delivery begun(String channel, Notice notice) {
    return new Delivery(channel, notice.number(), notice.kind(), State.PENDING, notice.at(), 0, "");
  }

  boolean isOf(String name, int number) {
    return channel.equals(name) && notice == number;
  }

  Delivery now(State next, Instant moment, int sent, String said) {
    return new Delivery(channel, notice, kind, next, moment, sent, said);
  }
}
