package io.keyward.compliance.policy;

import io.keyward.compliance.Severity;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the customer requires; every value has a default.
 *
 * @param separationTags tags whose differing values must not share a key
 * @param codeOwned what is done about resources that belong to infrastructure code
 * @param firstParties object ids of Microsoft's service principals in this tenant, where given
 */
public record Policy(
    Classification classification,
    Production production,
    Parity parity,
    List<String> separationTags,
    ApprovedVaults vaults,
    KeyDefaults keys,
    RuleSettings rules,
    TicketSettings tickets,
    CodeOwned codeOwned,
    Map<FirstParty, String> firstParties,
    AlertSettings alerts,
    DrillSettings drills) {

  /** Whether a key is required, and why or why not, to be read after "although". */
  public record Requirement(boolean required, String reason) {}

  /** Copies the lists. */
  public Policy {
    separationTags = List.copyOf(separationTags);
    firstParties = Map.copyOf(firstParties);
  }

  /** The policy of a fresh installation. */
  public static Policy standard() {
    return new Policy(
        Classification.standard(),
        Production.standard(),
        Parity.standard(),
        List.of("Workload", "Tenant"),
        new ApprovedVaults(List.of()),
        KeyDefaults.standard(),
        RuleSettings.standard(),
        TicketSettings.standard(),
        CodeOwned.PATCH,
        Map.of(),
        AlertSettings.standard(),
        DrillSettings.standard());
  }

  /** Strict, or at par with Azure's own policy. */
  public Mode mode() {
    return parity.mode();
  }

  /** Whether a kind of Cognitive Services account needs no key because Azure's policy says so. */
  public boolean isExcludedByParity(String serviceKind) {
    return parity.excludes(serviceKind);
  }

  /** Whether only listed vaults may be used. */
  public boolean limitsVaults() {
    return vaults.limit();
  }

  /**
   * Whether a resource in this region may use this vault.
   *
   * @param vaultId its ARM id, "" where that is not known
   */
  public boolean isApproved(String vaultUri, String vaultId, String region) {
    return vaults.allow(vaultUri, vaultId, region);
  }

  /** The vaults that are approved for a region, in the order of the policy: ARM ids or URIs. */
  public List<String> vaultsFor(String region) {
    return vaults.of(region);
  }

  /** How far Keyward goes with a rule; {@code ticket} for ids that are not in the contract. */
  public Switch switchOf(String ruleId) {
    return rules.switches().getOrDefault(ruleId, RuleSettings.STANDARD);
  }

  /** The severity of a rule's violations here, which is the rule's own unless the policy says. */
  public Severity severityOf(
      String ruleId, Severity standard, String classificationValue, boolean isProduction) {
    return rules.severities().of(ruleId, standard, classificationValue, isProduction);
  }

  /** The object id of one of Microsoft's service principals, "" where it is not given. */
  public String firstPartyPrincipal(FirstParty service) {
    return firstParties.getOrDefault(service, "");
  }

  /** How many people must approve a plan for a resource of this classification. */
  public int approvalsFor(String classificationValue) {
    return classification.isHighest(classificationValue)
        ? tickets.approvals().regulated()
        : tickets.approvals().standard();
  }

  /**
   * The classification by which a plan for a key or vault is decided on: the highest where one of
   * those who depend on it has it, else "".
   */
  public String strictestOf(List<Resource> users) {
    return users.stream()
        .map(user -> user.tag(classification.tag()).strip())
        .filter(classification::isHighest)
        .findFirst()
        .orElse("");
  }

  /** How long a fresh violation may last before its ticket opens. */
  public Duration settlingWindow() {
    return tickets.settlingWindow();
  }

  /** The classifications that require a customer-managed key. */
  public List<String> requireKey() {
    return classification.requireKey();
  }

  /** The classification of a resource: its own tag, else that of the parent it belongs to. */
  public String classificationOf(Chain chain) {
    return tagOf(chain, classification.tag());
  }

  public boolean isProduction(Chain chain) {
    return Words.contains(production.values(), tagOf(chain, production.tag()));
  }

  public boolean isHighest(String value) {
    return classification.isHighest(value);
  }

  /** Whether only a parent that was not read, or not found, can tell the classification. */
  public boolean isClassifiedByUnknownParent(Chain chain) {
    boolean inherits = chain.resource().encryption() instanceof Encryption.Inherited;
    boolean unread = chain.parent() instanceof Lookup.Unreadable<Resource>;
    boolean absent = inherits && chain.parent() instanceof Lookup.Missing<Resource>;
    return chain.resource().tag(classification.tag()).isBlank() && (unread || absent);
  }

  /** Whether a tag that cannot be read may require a key where a missing one does not. */
  public boolean isClassificationUnread(Chain chain) {
    boolean own = chain.resource().isTagUnclear(classification.tag());
    return own
        && !classification.unclassifiedRequires()
        && !classification.allows(classificationOf(chain));
  }

  public Requirement requirementFor(Chain chain) {
    String value = classificationOf(chain);
    String said = "its tag " + classification.tag() + " says " + value;
    if (classification.requires(value)) {
      return new Requirement(true, said);
    }
    if (classification.allows(value)) {
      return new Requirement(false, "No customer-managed key is required: " + said + ".");
    }
    String unknown =
        value.isEmpty()
            ? "it has no tag " + classification.tag()
            : said + ", which is none of the allowed values";
    return classification.unclassifiedRequires()
        ? new Requirement(true, unknown + " and counts as sensitive")
        : new Requirement(false, "No customer-managed key is required: " + unknown + ".");
  }

  private static String tagOf(Chain chain, String tag) {
    String own = chain.resource().tag(tag);
    boolean childless =
        own.isBlank()
            && !chain.resource().isTagUnclear(tag)
            && chain.parent() instanceof Lookup.Found<Resource>;
    String value = childless ? ((Lookup.Found<Resource>) chain.parent()).value().tag(tag) : own;
    return Shown.text(value);
  }
}
