package io.keyward.workflow.alert;

import io.keyward.alert.AlertKey;
import io.keyward.alert.Signal;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable.Source;
import io.keyward.inventory.port.KeyUses;
import io.keyward.workflow.Ports;
import io.keyward.workflow.judge.JudgeKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the judgement of a key or a vault means for people who must hear of it. One alert stands for
 * all who stop with it, however many they are.
 */
public final class RaiseAlerts {
  public static final String VAULT_GONE = "vault-gone";
  private static final String VAULT_SILENT = "vault-unreachable";
  private static final String VAULT_BUSY = "vault-saturated";
  private static final String KEY_END = "key-end";
  private static final String KEY_USABLE = "key-usable";
  private static final int MOST_USERS = 20_000;

  /** The rules that do not wait for a ticket to be read, and the family of each. */
  private static final Map<String, String> FAMILIES =
      Map.of(
          "key-expiring",
          KEY_END,
          "key-expired",
          KEY_END,
          "key-rotation-overdue",
          "key-rotation-overdue",
          "key-old-version-in-use",
          "key-old-version-in-use",
          "cmk-key-usable",
          KEY_USABLE,
          "vault-audit-log",
          "vault-audit-log");

  private final KeyUses uses;
  private final AlertDesk desk;

  public RaiseAlerts(Ports ports, PolicySource policies) {
    this(ports.uses(), new AlertDesk(ports, policies));
  }

  public RaiseAlerts(KeyUses uses, AlertDesk desk) {
    this.uses = uses;
    this.desk = desk;
  }

  /** Whether a rule's violation of a key or vault is an alert of its own. */
  static boolean isAlerted(String rule) {
    return FAMILIES.containsKey(rule);
  }

  /**
   * Takes a judgement.
   *
   * @param more what is kept of it beside the outcomes
   */
  public void judged(ResourceId id, Assessment assessment, Map<String, ?> more, Policy policy) {
    if (!isWatched(id)) {
      return;
    }
    List<Finding> findings =
        assessment.openForTickets(policy).stream().filter(it -> isAlerted(it.rule())).toList();
    Body facts = Body.of(more).at("keyFacts");
    Watched watched =
        new Watched(id, facts, findings.isEmpty() ? List.of() : users(id, facts), policy);
    List<Signal> signals = findings.stream().map(it -> signal(watched, it)).toList();
    Set<String> decided = decided(assessment);
    if (facts.text("state").equals("deleted")) {
      // It may be taken back, and its end is as near as before.
      decided.retainAll(Set.of(KEY_USABLE));
    }
    desk.observe(id.toString(), signals, decided::contains);
  }

  /** It does not exist, or need not be judged any more. */
  public void gone(ResourceId id, Policy policy) {
    if (!isWatched(id)) {
      return;
    }
    Set<String> decided = new HashSet<>(FAMILIES.values());
    decided.addAll(Set.of(VAULT_GONE, VAULT_SILENT, VAULT_BUSY));
    desk.observe(id.toString(), missing(id, policy), decided::contains);
  }

  /** Whether the vault itself answered those who judged its keys. */
  public void health(ResourceId vault, Set<Source> failures, Policy policy) {
    List<Signal> signals = new ArrayList<>();
    if (failures.contains(Source.SILENT_VAULT)) {
      signals.add(
          unwell(vault, VAULT_SILENT, "The vault does not answer, or with a failure.", policy));
    }
    if (failures.contains(Source.BUSY_VAULT)) {
      signals.add(
          unwell(vault, VAULT_BUSY, "The vault is saturated: it refuses calls with 429.", policy));
    }
    Set<String> decided = new HashSet<>(Set.of(VAULT_SILENT, VAULT_BUSY));
    if (failures.contains(Source.OTHER) || failures.contains(Source.SIGN_IN)) {
      decided.clear();
    }
    desk.observe(vault.toString(), signals, decided::contains);
  }

  private Signal unwell(ResourceId vault, String family, String sentence, Policy policy) {
    return new Watched(vault, Body.of(null), uses.on(vault, MOST_USERS), policy)
        .signal(new AlertKey(family, vault.toString(), ""), family, Severity.HIGH, "", sentence);
  }

  private List<Signal> missing(ResourceId id, Policy policy) {
    List<KeyUses.Use> users = JudgeKey.isKey(id) ? List.of() : uses.on(id, MOST_USERS);
    if (users.isEmpty()) {
      return List.of();
    }
    String sentence =
        "The vault does not exist, and "
            + (users.size() == 1
                ? "one AI resource depends"
                : users.size() + " AI resources depend")
            + " on it.";
    return List.of(
        new Watched(id, Body.of(null), users, policy)
            .signal(
                new AlertKey(VAULT_GONE, id.toString(), ""),
                VAULT_GONE,
                Severity.CRITICAL,
                "",
                sentence));
  }

  private static boolean isWatched(ResourceId id) {
    return ResourceKind.ofType(id.type())
        .filter(kind -> kind.isKey() || kind.isVault())
        .isPresent();
  }

  private List<KeyUses.Use> users(ResourceId id, Body facts) {
    return JudgeKey.isKey(id)
        ? uses.of(KeyReference.of(facts.text("vaultUri"), facts.text("name"), ""), MOST_USERS)
        : uses.on(id, MOST_USERS);
  }

  /** An undetermined rule says neither that it is so nor that it is over. */
  private static Set<String> decided(Assessment assessment) {
    Set<String> decided = new HashSet<>();
    Set<String> unclear = new HashSet<>();
    for (Result result : assessment.results()) {
      boolean open = result.outcome() instanceof Outcome.Undetermined;
      (open ? unclear : decided).add(FAMILIES.getOrDefault(result.rule(), ""));
    }
    boolean read =
        assessment.results().stream()
            .map(Result::outcome)
            .anyMatch(it -> it instanceof Outcome.Satisfied || it instanceof Outcome.Violated);
    if (read) {
      decided.add(VAULT_GONE);
    }
    decided.removeAll(unclear);
    return decided;
  }

  private static Signal signal(Watched watched, Finding finding) {
    String family = FAMILIES.getOrDefault(finding.rule(), finding.rule());
    Body facts = watched.facts();
    AlertKey key = new AlertKey(family, watched.id().toString(), episode(family, facts));
    return watched.signal(
        key, finding.rule(), finding.severity(), tier(family, facts), finding.message());
  }

  /** Another version, or another end of the same one, is another story. */
  private static String episode(String family, Body facts) {
    return switch (family) {
      case KEY_END -> facts.text("newestVersion") + " " + facts.text("expires");
      case "key-rotation-overdue", "key-old-version-in-use" -> facts.text("newestVersion");
      default -> "";
    };
  }

  private static String tier(String family, Body facts) {
    return switch (family) {
      case KEY_END -> facts.text("tier");
      case KEY_USABLE -> facts.isFalse("enabled") ? "disabled" : facts.text("state");
      default -> "";
    };
  }
}
