package io.keyward.remediation;

import io.keyward.inventory.Body;
import java.util.List;
import java.util.Locale;

/**
 * What one value of a body must be; texts are compared without case.
 *
 * @param path the names that lead to it
 * @param value the value; "" with {@link Match#EQUALS} stands for null, missing and ""
 */
public record Expected(List<String> path, Match match, String value) {

  /** How a value is compared. */
  public enum Match {
    EQUALS("equals"),
    CONTAINS("contains"),
    /** Something is there, and this part is not in it. */
    LACKS("lacks"),
    PRESENT("present");

    private final String word;

    Match(String word) {
      this.word = word;
    }

    /** The word used in documents. */
    public String word() {
      return word;
    }
  }

  /** Copies the path. */
  public Expected {
    path = List.copyOf(path);
  }

  /** This value at a dotted path. */
  public static Expected equal(String path, String value) {
    return new Expected(List.of(path.split("\\.")), Match.EQUALS, value);
  }

  /** A text with this part at a dotted path. */
  public static Expected contains(String path, String part) {
    return new Expected(List.of(path.split("\\.")), Match.CONTAINS, part);
  }

  /** A text without this part at a dotted path. */
  public static Expected lacks(String path, String part) {
    return new Expected(List.of(path.split("\\.")), Match.LACKS, part);
  }

  /** Something, even an empty object, on this path of names. */
  public static Expected present(String... path) {
    return new Expected(List.of(path), Match.PRESENT, "");
  }

  /** Whether a body has it; of a list, whether one of its items has. */
  boolean isMetBy(Body body) {
    return isMetBelow(body, 0);
  }

  private boolean isMetBelow(Body here, int depth) {
    if (depth == path.size()) {
      return isMetHere(here);
    }
    Body next = here.at(path.get(depth));
    List<Body> items = depth + 1 < path.size() ? next.items() : List.of();
    if (items.isEmpty()) {
      return isMetBelow(next, depth + 1);
    }
    return items.stream().anyMatch(item -> isMetBelow(item, depth + 1));
  }

  private boolean isMetHere(Body here) {
    String text = here.text();
    boolean holds = text.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
    return switch (match) {
      case EQUALS -> text.equalsIgnoreCase(value);
      case CONTAINS -> holds;
      case LACKS -> !text.isEmpty() && !value.isEmpty() && !holds;
      case PRESENT -> !here.isEmpty() || here.isObject();
    };
  }
}
