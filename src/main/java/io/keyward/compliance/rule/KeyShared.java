package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.CellText;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import java.util.List;

/** {@code cmk-key-shared}: one key for one workload and one tenant, as the policy's tags say. */
public final class KeyShared implements Check {
  /** Hundreds may share a key; the rest is counted. */
  private static final int MOST_TOLD = 10;

  private static final String USED_BY = "the same key is used by ";

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    Found found = new Found();
    whole
        .sharers()
        .fold(
            others -> compare(found, whole, others, policy),
            missing -> found,
            reason -> {
              found.doubt("Who else uses the key is not known: " + reason + ".");
              return found;
            });
    return found.ruling("The key serves one workload.");
  }

  private static Found compare(Found found, Chain whole, List<Resource> others, Policy policy) {
    Resource holder = whole.holder();
    List<Resource> sharers = others.stream().filter(it -> !isOwn(whole, it)).toList();
    for (Resource other : sharers) {
      policy.separationTags().forEach(tag -> tag(found, tag, holder, other));
    }
    sharers.stream()
        .limit(MOST_TOLD)
        .forEach(it -> found.fact(Evidence.of(it, USED_BY + CellText.orUntold(name(it)))));
    if (sharers.size() > MOST_TOLD) {
      int more = sharers.size() - MOST_TOLD;
      found.fact(Evidence.of(sharers.get(MOST_TOLD), USED_BY + more + " more"));
    }
    return found;
  }

  /** A scope and its account, a project and its hub are one workload. */
  private static boolean isOwn(Chain whole, Resource other) {
    boolean parent =
        whole.parent() instanceof Lookup.Found<Resource> found
            && found.value().id().equalsIgnoreCase(other.id());
    String below = other.id().toLowerCase(java.util.Locale.ROOT);
    return parent
        || other.id().equalsIgnoreCase(whole.resource().id())
        || below.startsWith(
            whole.holder().id().toLowerCase(java.util.Locale.ROOT) + "/encryptionscopes/");
  }

  private static void tag(Found found, String tag, Resource one, Resource other) {
    String own = one.tag(tag).strip();
    String theirs = other.tag(tag).strip();
    if (own.equalsIgnoreCase(theirs)) {
      return;
    }
    if (own.isEmpty() || theirs.isEmpty()) {
      found.doubt(
          "It shares its key with "
              + CellText.orUntold(name(other))
              + ", and only one of the two bears the tag "
              + CellText.orUntold(tag)
              + ".");
      return;
    }
    found.violated(
        Severity.MEDIUM,
        "It shares its key with " + CellText.orUntold(name(other)) + " of another " + tag + ".",
        tag + " " + CellText.orUntold(own) + " and " + CellText.orUntold(theirs),
        "one key for each " + tag);
  }

  private static String name(Resource resource) {
    return resource.name();
  }
}
