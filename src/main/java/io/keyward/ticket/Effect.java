package io.keyward.ticket;

import java.time.Duration;

/** What must follow a change of a ticket, as data; kept with it until it was handed on. */
public sealed interface Effect {

  /** How long from now it is due. */
  Duration delay();

  /** The word it is stored by. */
  String word();

  /** The subject is inspected again. */
  record LookAgain(Duration delay) implements Effect {
    @Override
    public String word() {
      return "lookAgain";
    }
  }

  /** The approved plan is carried out, or carried on with. */
  record Execute(Duration delay) implements Effect {
    @Override
    public String word() {
      return "execute";
    }
  }

  /** People are told where the drill stands. */
  record TellOfDrill() implements Effect {
    @Override
    public Duration delay() {
      return Duration.ZERO;
    }

    @Override
    public String word() {
      return "tellOfDrill";
    }
  }

  /** The drill is carried on with, or ends because its time is over. */
  record Drill(Duration delay) implements Effect {
    @Override
    public String word() {
      return "drill";
    }
  }
}
