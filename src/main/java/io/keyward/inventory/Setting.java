package io.keyward.inventory;

/** A switch as a body states it. */
public enum Setting {
  ON,
  OFF,
  /** Missing, null or "". */
  UNSAID,
  /** Something that is no switch, such as a template's expression. */
  UNCLEAR;

  public static Setting of(Body body, String... path) {
    if (body.isTrue(path)) {
      return ON;
    }
    if (body.isFalse(path)) {
      return OFF;
    }
    return body.at(path).isEmpty() ? UNSAID : UNCLEAR;
  }
}
