package io.keyward.compliance.table;

import io.keyward.compliance.table.CmkSupport.Answer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which kinds of Cognitive Services accounts can use a customer-managed key.
 *
 * <p>Read 2026-11-21: product pages where there is one; else the exclusion list of Azure Policy
 * 67121cc7-ff39-4ab8-b7e3-95b84dab487d, whose stated reason is that these kinds keep no customer
 * data. Where that policy and a product page disagree (AIServices, ContentSafety), the product page
 * counts.
 */
public final class CognitiveKinds {
  /** One row: the answer, its source, and whether it depends on the day of creation. */
  public record Entry(Answer support, String reason, boolean dated) {}

  private static final Map<String, Entry> TABLE = new HashMap<>();

  static {
    supported("AIServices", "Foundry documentation 2026-08-10 supports it");
    supported("OpenAI", "Azure OpenAI documentation 2025-04-17 supports it");
    supported("TextAnalytics", "Language documentation supports it");
    supported("TextTranslation", "Translator documentation supports it for regional resources");
    supported("Face", "the list of services of 2026-08-03 names it");
    supported("ContentSafety", "Content Safety documentation supports it");
    supported("ContentModerator", "Content Moderator documentation supports it in tier E0");
    supported("Personalizer", "Personalizer documentation supports it in tier E0");
    dated("FormRecognizer", "Document Intelligence documentation supports it since 2020-05-11");
    dated("CustomVision.Training", "Custom Vision documentation supports it since 2020-05-11");
    dated("CustomVision.Prediction", "Custom Vision documentation supports it since 2020-05-11");
    put(
        "SpeechServices",
        Answer.BY_OWNED_STORAGE,
        "Speech keeps data under a customer's key only in customer-owned storage (2026-08-24)");
    unknown("CognitiveServices", "sources disagree about multi-service accounts");
    unknown("QnAMaker", "older documentation names tier E0, the policy excludes the kind");
    unknown("AnomalyDetector", "no documentation of it was found");
    unknown("ComputerVision", "no documentation of it was found");
    for (String kind :
        new String[] {
          "ImmersiveReader",
          "HealthInsights",
          "LUIS",
          "LUIS.Authoring",
          "QnAMaker.v2",
          "MetricsAdvisor",
          "SpeechTranslation",
          "Internal.AllInOne",
          "ConversationalLanguageUnderstanding",
          "Knowledge",
          "TranscriptionIntelligence",
          "HealthDecisionSupport"
        }) {
      put(kind, Answer.NO, "this kind keeps no customer data by Azure Policy's exclusion lists");
    }
  }

  private CognitiveKinds() {}

  public static Entry of(String kind) {
    return TABLE.getOrDefault(
        kind.toLowerCase(Locale.ROOT),
        new Entry(Answer.UNKNOWN, "no source says whether this kind supports it", false));
  }

  private static void supported(String kind, String reason) {
    put(kind, Answer.YES, reason);
  }

  private static void unknown(String kind, String reason) {
    put(kind, Answer.UNKNOWN, reason);
  }

  private static void dated(String kind, String reason) {
    TABLE.put(kind.toLowerCase(Locale.ROOT), new Entry(Answer.YES, reason, true));
  }

  private static void put(String kind, Answer answer, String reason) {
    TABLE.put(kind.toLowerCase(Locale.ROOT), new Entry(answer, reason, false));
  }
}
