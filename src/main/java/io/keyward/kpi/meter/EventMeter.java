package io.keyward.kpi.meter;

import io.keyward.compliance.Verdict;
import java.time.Instant;

/** Where it is shown what happens in this instance, for whoever watches the app itself. */
public interface EventMeter {

  /** What became of an event. */
  enum Taken {
    /** What it told of was looked at, or asked for. */
    JUDGED("judged"),
    /** It concerns no customer-managed key. */
    IGNORED("ignored"),
    /** It is no event, or names what Azure would never name. */
    REFUSED("refused");

    private final String word;

    Taken(String word) {
      this.word = word;
    }

    /** Its word in figures. */
    public String word() {
      return word;
    }
  }

  /** One more event. */
  void event(Taken taken);

  /** One more verdict, be it a new one or not. */
  void verdict(Verdict verdict);

  /** The verdict is there on what was written at that time. */
  void judgedSince(Instant written);

  /** A service of Azure answered that it is asked too much. */
  void throttled(String service);

  /** One that shows nothing. */
  static EventMeter none() {
    return new EventMeter() {
      @Override
      public void event(Taken taken) {}

      @Override
      public void verdict(Verdict verdict) {}

      @Override
      public void judgedSince(Instant written) {}

      @Override
      public void throttled(String service) {}
    };
  }
}
