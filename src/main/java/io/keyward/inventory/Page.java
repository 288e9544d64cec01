package io.keyward.inventory;

import java.util.List;

/** Some items in a steady order; the cursor asks for the next ones and is "" at the end. */
public record Page<T>(List<T> items, String cursor) {

  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }
}
