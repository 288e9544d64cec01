package io.keyward.compliance;

import io.keyward.inventory.Chain;
import io.keyward.inventory.Encryption;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Resource;
import io.keyward.inventory.Shown;
import java.time.Duration;
import java.util.List;

/**
 * What the customer requires; every value has a default.
 *
 * @param classificationTag name of the tag that says how sensitive the data is
 * @param classifications allowed values, from the least to the most sensitive
 * @param requireKey the values that require a customer-managed key
 * @param unclassifiedRequires whether a missing or unknown value requires one as well
 * @param settlingWindow how long a fresh violation may last before its ticket opens
 */
public record Policy(
    String classificationTag,
    List<String> classifications,
    List<String> requireKey,
    boolean unclassifiedRequires,
    String productionTag,
    List<String> productionValues,
    Duration settlingWindow) {

  /** Whether a key is required, and why or why not, to be read after "although". */
  record Requirement(boolean required, String reason) {}

  /** Copies the lists. */
  public Policy {
    classifications = List.copyOf(classifications);
    requireKey = List.copyOf(requireKey);
    productionValues = List.copyOf(productionValues);
  }

  /** The policy of a fresh installation. */
  public static Policy standard() {
    return new Policy(
        "DataClassification",
        List.of("Public", "Internal", "Confidential", "Regulated"),
        List.of("Confidential", "Regulated"),
        true,
        "Environment",
        List.of("Production", "Prod"),
        Duration.ofMinutes(10));
  }

  /** The classification of a resource: its own tag, else that of the parent it belongs to. */
  String classificationOf(Chain chain) {
    return tagOf(chain, classificationTag);
  }

  boolean isProduction(Chain chain) {
    return contains(productionValues, tagOf(chain, productionTag));
  }

  boolean isHighest(String classification) {
    return !classifications.isEmpty()
        && classifications.get(classifications.size() - 1).equalsIgnoreCase(classification);
  }

  /** Whether only a parent that was not read, or not found, can tell the classification. */
  boolean isClassifiedByUnknownParent(Chain chain) {
    boolean inherits = chain.resource().encryption() instanceof Encryption.Inherited;
    boolean unread = chain.parent() instanceof Lookup.Unreadable<Resource>;
    boolean absent = inherits && chain.parent() instanceof Lookup.Missing<Resource>;
    return chain.resource().tag(classificationTag).isBlank() && (unread || absent);
  }

  Requirement requirementFor(Chain chain) {
    String value = classificationOf(chain);
    String said = "its tag " + classificationTag + " says " + value;
    if (contains(requireKey, value)) {
      return new Requirement(true, said);
    }
    if (contains(classifications, value)) {
      return new Requirement(false, "No customer-managed key is required: " + said + ".");
    }
    String unknown =
        value.isEmpty()
            ? "it has no tag " + classificationTag
            : said + ", which is none of the allowed values";
    return unclassifiedRequires
        ? new Requirement(true, unknown + " and counts as sensitive")
        : new Requirement(false, "No customer-managed key is required: " + unknown + ".");
  }

  private static String tagOf(Chain chain, String tag) {
    String own = chain.resource().tag(tag);
    boolean childless = own.isBlank() && chain.parent() instanceof Lookup.Found<Resource>;
    String value = childless ? ((Lookup.Found<Resource>) chain.parent()).value().tag(tag) : own;
    return Shown.text(value);
  }

  private static boolean contains(List<String> values, String value) {
    return values.stream().anyMatch(v -> v.equalsIgnoreCase(value));
  }
}
