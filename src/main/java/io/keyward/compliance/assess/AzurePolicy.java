package io.keyward.compliance.assess;

import io.keyward.compliance.policy.Parity;
import io.keyward.compliance.policy.Words;
import io.keyward.compliance.rule.CmkRequired;
import io.keyward.compliance.table.CmkSupport;
import io.keyward.compliance.table.CognitiveKinds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The definitions of Azure Policy that require what a rule requires too, as their rules were read
 * on 2026-11-21, and Keyward's own of infra/guardrails.json.
 */
public enum AzurePolicy {
  COGNITIVE("67121cc7-ff39-4ab8-b7e3-95b84dab487d", "cmk-required", Blind.TAGS),
  WORKSPACE("ba769a63-b8cc-4b2d-abf6-ac33c7204be8", "cmk-required", Blind.TAGS),
  WORKSPACE_V2("7f40cee6-e933-4d0f-a782-b96615e0f4a6", "cmk-required", Blind.TAGS),
  SEARCH("76a56461-9dc0-40f0-82f5-2453283afa2f", "cmk-required", Blind.TAGS),
  SEARCH_DENY("356da939-f20a-4bb9-86f8-5db445b0e354", "cmk-required", Blind.TAGS, Blind.OBJECTS),
  BOT("51522a96-0869-4791-82f3-981000c2c67f", "cmk-required", Blind.TAGS),
  HEALTH_BOT("4d080fa5-a6d2-4f98-ba9c-f482d0d335c0", "cmk-required", Blind.TAGS),
  VAULT_RECOVERABLE("0b60c0b2-2dc2-4e1c-b5c9-abbed971de53", "vault-recoverable"),
  OUR_COGNITIVE("keyward-cmk-cognitive", "cmk-required"),
  OUR_WORKSPACE("keyward-cmk-workspace", "cmk-required"),
  OUR_SEARCH("keyward-cmk-search", "cmk-required", Blind.OBJECTS),
  OUR_BOT("keyward-cmk-bot", "cmk-required"),
  OUR_HEALTH_BOT("keyward-cmk-healthbot", "cmk-required"),
  OUR_TAG("keyward-classification-tag", "classification-tag");

  /** What a definition does not look at. */
  enum Blind {
    /** Which classification the data has. */
    TAGS,
    /** Whether the objects of a search service follow its enforcement. */
    OBJECTS
  }

  private final String definition;
  private final String rule;
  private final boolean ignoresTags;
  private final boolean seesEnforcementAlone;

  AzurePolicy(String definition, String rule, Blind... blind) {
    this.definition = definition;
    this.rule = rule;
    this.ignoresTags = List.of(blind).contains(Blind.TAGS);
    this.seesEnforcementAlone = List.of(blind).contains(Blind.OBJECTS);
  }

  /** The one of that name, which is a GUID for Azure's own. */
  public static Optional<AzurePolicy> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(it -> it.definition.equals(lower)).findFirst();
  }

  /** The name of the definition. */
  public String definition() {
    return definition;
  }

  /** The rule that requires the same. */
  public String rule() {
    return rule;
  }

  /** Whether it asks all resources alike, whatever their classification. */
  public boolean ignoresTags() {
    return ignoresTags;
  }

  /** Whether it leaves such an account out, with its parameters as they are by default. */
  public boolean leavesOut(String kind, String location) {
    return switch (this) {
      case COGNITIVE -> Words.contains(Parity.standard().excludedKinds(), kind);
      case OUR_COGNITIVE ->
          CognitiveKinds.of(kind).support() != CmkSupport.Answer.YES
              || (kind.equalsIgnoreCase("TextTranslation") && location.equalsIgnoreCase("global"));
      default -> false;
    };
  }

  /** Whether a sentence of {@code cmk-required} says that there is no key for this resource. */
  public static boolean isUnsupported(String message) {
    return message.startsWith(CmkRequired.CANNOT);
  }

  /** Whether it sees the enforcement of a search service and not its objects. */
  public boolean seesEnforcementAlone() {
    return seesEnforcementAlone;
  }
}
