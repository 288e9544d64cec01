package io.keyward.compliance.policy;

import java.util.List;

/**
 * Strict, or at par with Azure's own policy for Cognitive Services accounts.
 *
 * @param excludedKinds the kinds that Azure's policy leaves out
 */
public record Parity(Mode mode, List<String> excludedKinds) {

  /** Copies the list. */
  public Parity {
    excludedKinds = List.copyOf(excludedKinds);
  }

  /**
   * Strict; the kinds are the default of {@code excludedKinds} in Azure Policy
   * 67121cc7-ff39-4ab8-b7e3-95b84dab487d, version 2.2.0 (read 2026-11-21).
   */
  public static Parity standard() {
    return new Parity(
        Mode.STRICT,
        List.of(
            "CognitiveServices",
            "ContentSafety",
            "ImmersiveReader",
            "HealthInsights",
            "LUIS.Authoring",
            "LUIS",
            "QnAMaker",
            "QnAMaker.V2",
            "AIServices",
            "MetricsAdvisor",
            "SpeechTranslation",
            "Internal.AllInOne",
            "ConversationalLanguageUnderstanding",
            "knowledge",
            "TranscriptionIntelligence",
            "HealthDecisionSupport"));
  }

  boolean excludes(String serviceKind) {
    return mode == Mode.PARITY && Words.contains(excludedKinds, serviceKind);
  }
}
