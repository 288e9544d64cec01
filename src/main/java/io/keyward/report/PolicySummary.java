package io.keyward.report;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.Switch;
import java.util.List;
import java.util.Locale;

/** A good policy file in a few lines: what it changes that matters most. */
public final class PolicySummary {
  private PolicySummary() {}

  /** The first line begins with "ok". */
  public static List<String> lines(Policy policy) {
    return List.of(
        "ok: a policy that can be used",
        "Key required for: " + list(policy.requireKey()) + unclassified(policy),
        "Mode: " + policy.mode().name().toLowerCase(Locale.ROOT),
        "Rules: " + rules(policy),
        "Approved vaults: " + vaults(policy),
        "Alert routes: " + policy.alerts().routes().size(),
        "Revocation drills: " + drills(policy));
  }

  private static String drills(Policy policy) {
    return policy.drills().enabled()
        ? "allowed, " + policy.drills().waitingTime() + " after the second approval"
        : "not allowed";
  }

  private static String unclassified(Policy policy) {
    return policy.classification().unclassifiedRequires() ? ", and what is not classified" : "";
  }

  private static String list(List<String> words) {
    return words.isEmpty() ? "no classification" : String.join(", ", words);
  }

  private static String rules(Policy policy) {
    List<String> counts =
        List.of(Switch.values()).stream()
            .map(it -> count(policy, it) + " " + it.name().toLowerCase(Locale.ROOT))
            .filter(it -> !it.startsWith("0 "))
            .toList();
    return String.join(", ", counts);
  }

  private static long count(Policy policy, Switch wanted) {
    return policy.rules().switches().values().stream().filter(wanted::equals).count();
  }

  private static String vaults(Policy policy) {
    return policy.limitsVaults()
        ? policy.vaults().size() + " in " + policy.vaults().regions().size() + " entries"
        : "any";
  }
}
