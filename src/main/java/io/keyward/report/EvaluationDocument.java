package io.keyward.report;

import io.keyward.compliance.AssessmentDocument;
import io.keyward.inventory.Document;
import io.keyward.inventory.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON contract's form of an evaluation; docs/evaluate.schema.json describes it. */
public final class EvaluationDocument {
  private static final int SCHEMA_VERSION = 1;

  private EvaluationDocument() {}

  /** The whole document as ordered maps. */
  public static Map<String, @Nullable Object> of(Evaluation evaluation) {
    Document summary = new Document();
    evaluation.counts().forEach((verdict, count) -> summary.value(verdict.word(), count));
    return new Document()
        .value("schemaVersion", SCHEMA_VERSION)
        .list("resources", evaluation.assessments().stream().map(AssessmentDocument::of).toList())
        .list("others", evaluation.others().stream().map(it -> beside(it, evaluation)).toList())
        .value("skipped", evaluation.skipped())
        .value("summary", summary.map())
        .map();
  }

  /** A vault that was judged says so where it is named. */
  private static Map<String, @Nullable Object> beside(Resource resource, Evaluation evaluation) {
    return evaluation.vaults().stream()
        .filter(it -> it.resource().equals(resource))
        .findFirst()
        .map(AssessmentDocument::vault)
        .orElseGet(() -> AssessmentDocument.beside(resource));
  }
}
