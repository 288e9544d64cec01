package io.keyward.cli;

import io.keyward.json.JsonText;
import io.keyward.report.Evaluation;
import io.keyward.report.EvaluationCsv;
import io.keyward.report.EvaluationDocument;
import io.keyward.report.EvaluationHtml;
import io.keyward.report.EvaluationJunit;
import io.keyward.report.EvaluationOcsf;
import io.keyward.report.EvaluationSarif;
import io.keyward.report.EvaluationTable;
import io.keyward.report.Provenance;
import io.keyward.report.Style;

/** The forms of an evaluation; written in lower case, as users write them. */
enum Format {
  table,
  json,
  csv,
  junit,
  sarif,
  html,
  ocsf;

  String text(Evaluation evaluation, Style style, Provenance provenance) {
    String end = System.lineSeparator();
    return switch (this) {
      case table -> String.join(end, EvaluationTable.lines(evaluation, style)) + end;
      case json -> JsonText.writeIndented(EvaluationDocument.of(evaluation)) + end;
      case csv -> EvaluationCsv.text(evaluation);
      case junit -> EvaluationJunit.text(evaluation, provenance);
      case sarif -> JsonText.writeIndented(EvaluationSarif.of(evaluation, provenance)) + end;
      case ocsf -> EvaluationOcsf.text(evaluation, provenance);
      case html -> EvaluationHtml.text(evaluation, provenance);
    };
  }
}
