package io.keyward.report;

import io.keyward.compliance.assess.AssessmentDocument;
import io.keyward.inventory.Document;
import io.keyward.inventory.fact.Resource;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        .list("resources", new Made<>(evaluation.assessments(), AssessmentDocument::of))
        .list("others", new Made<>(evaluation.others(), it -> beside(it, evaluation)))
        .value("skipped", evaluation.skipped())
        .value("summary", summary.map())
        .map();
  }

  /** Items that are made when they are asked for: ten thousand at once would not fit. */
  private static final class Made<T> extends AbstractList<Map<String, @Nullable Object>> {
    private final List<T> from;
    private final Function<T, Map<String, @Nullable Object>> form;

    Made(List<T> from, Function<T, Map<String, @Nullable Object>> form) {
      this.from = from;
      this.form = form;
    }

    @Override
    public Map<String, @Nullable Object> get(int index) {
      return form.apply(from.get(index));
    }

    @Override
    public int size() {
      return from.size();
    }
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
