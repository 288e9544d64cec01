package io.keyward.sandbox.azure.provider;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Document;
import java.util.Optional;
import java.util.Set;

/** What one resource provider adds to its documents and what it refuses. */
public interface ProviderRules {

  /** The types it knows, in their canonical casing. */
  Set<String> types();

  /** Sets the fields that the provider fills or keeps; runs before {@link #refusal}. */
  void fill(Change change);

  /** Why the provider refuses the write, if it does. */
  Optional<ArmError> refusal(Change change);

  /** The status that answers a creation; some providers never say 201. */
  default int createdStatus() {
    return 201;
  }

  /** Why the provider refuses a deletion, if it does. */
  default Optional<ArmError> deletionRefusal(Document document) {
    return Optional.empty();
  }

  /** Runs when a document of its types has been stored. */
  default void stored(Document document) {}

  /** Runs when a document of its types has been deleted. */
  default void deleted(Document document) {}
}
