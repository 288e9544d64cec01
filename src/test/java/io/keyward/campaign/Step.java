package io.keyward.campaign;

import java.util.Arrays;

/** One small thing that happens in a schedule; what the numbers mean depends on the kind. */
record Step(Kind kind, int a, int b, int c) {

  /** What may happen, with the letter that stands for it in a schedule's line. */
  enum Kind {
    /** Somebody (c) writes an account (a) in some form (b). */
    WRITE('W'),
    /** A key (a) is enabled, disabled, deleted, taken back or rotated (b) by somebody (c). */
    KEY('K'),
    /** The vault's protection or log (a) is switched on or off (b) by somebody (c). */
    VAULT('V'),
    /** The right to use a key (a) is given or taken away (b) by somebody (c). */
    GRANT('G'),
    /** An event that waits (a) reaches an instance (b). */
    EVENT('E'),
    /** An event that waits (a) is lost. */
    DROP('D'),
    /** An event that waits (a) comes once more. */
    TWICE('U'),
    /** An instance (b) takes so many messages (c), not the oldest first (a). */
    QUEUE('Q'),
    /** A timer (a) fires at an instance (b). */
    TIMER('T'),
    /** Time passes (a), and nobody works. */
    PASS('P'),
    /** Time passes (a), and both instances do what is due. */
    LIVE('L'),
    /** The clocks of both instances go back (a). */
    BACK('B'),
    /** The clock of an instance (a) goes wrong (b). */
    SKEW('S'),
    /** The next calls of an instance (b) fail: which sort (a), and how many (c). */
    FAULT('F'),
    /** Something in Azure (a) answers badly until told otherwise (b). */
    STAND('H'),
    /** An instance (a) dies at so many boundaries from now (b). */
    DIE('X'),
    /** At so many boundaries of an instance (a) from now (b) the other one does something (c). */
    MEET('M'),
    /** Somebody (a) decides (b) on a ticket (c). */
    DECIDE('A');

    final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    private static Kind of(char letter) {
      return Arrays.stream(values())
          .filter(it -> it.letter == letter)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no step begins with " + letter));
    }
  }

  /** As it stands in a schedule's line. */
  @Override
  public String toString() {
    return kind.letter + "" + a + "." + b + "." + c;
  }

  static Step parse(String text) {
    String[] numbers = text.substring(1).split("\\.", -1);
    if (numbers.length != 3) {
      throw new IllegalArgumentException("no step: " + text);
    }
    return new Step(
        Kind.of(text.charAt(0)),
        Integer.parseInt(numbers[0]),
        Integer.parseInt(numbers[1]),
        Integer.parseInt(numbers[2]));
  }
}
