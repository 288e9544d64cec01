package io.keyward.cli.template.value;

/** How much work one template may cause; what lies beyond stays unresolved. */
public final class Budget {
  private static final int STEPS = 2_000_000;
  private static final int DEEPEST = 200;

  /** Resource Manager's own limit for a text (parameters and variables, 131,072). */
  public static final int LONGEST_TEXT = 131_072;

  /** The longest list that a function may build. */
  public static final int LONGEST_LIST = 10_000;

  private int steps;
  private int depth;

  /** Goes one level down; false where that is too much, and then there is no level to leave. */
  public boolean enter() {
    if (depth >= DEEPEST || ++steps > STEPS) {
      return false;
    }
    depth++;
    return true;
  }

  public void leave() {
    depth--;
  }

  /** Takes one step; false where that is too much. */
  public boolean step() {
    return spend(0);
  }

  /** Takes as many steps as it costs to build a text; false where that is too much. */
  public boolean spend(int characters) {
    steps = Math.min(STEPS + 1, steps + 1 + characters / 8);
    return steps <= STEPS;
  }
}
