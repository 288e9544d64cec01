package io.keyward.inventory;

import java.util.Optional;

/**
 * Something to look at again, as it travels the work queue.
 *
 * <p>Its text form is {@code v1 resource ID} or {@code v1 subscription ID}; other words are refused
 * so that a message of a newer form is never half understood.
 */
public sealed interface Inspection {

  /** Read and judge one resource. */
  record OfResource(ResourceId id) implements Inspection {
    @Override
    public String toText() {
      return "v1 resource " + id;
    }
  }

  /** List one subscription and ask for an inspection of each AI resource in it. */
  record OfSubscription(String subscriptionId) implements Inspection {
    @Override
    public String toText() {
      return "v1 subscription " + subscriptionId;
    }
  }

  /** The text that {@link #parse} reads. */
  String toText();

  /** The inspection in a message, empty when the text is not one. */
  static Optional<Inspection> parse(String text) {
    String[] words = text.strip().split(" ", 3);
    if (words.length != 3 || !words[0].equals("v1")) {
      return Optional.empty();
    }
    return switch (words[1]) {
      case "resource" -> ResourceId.parse(words[2]).map(OfResource::new);
      case "subscription" ->
          words[2].matches("[A-Za-z0-9-]{1,64}")
              ? Optional.of(new OfSubscription(words[2]))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
