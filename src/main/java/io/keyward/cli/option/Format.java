package io.keyward.cli.option;

import io.keyward.json.JsonText;
import io.keyward.report.Evaluation;
import io.keyward.report.EvaluationCsv;
import io.keyward.report.EvaluationDocument;
import io.keyward.report.EvaluationJunit;
import io.keyward.report.EvaluationTable;
import io.keyward.report.Provenance;
import io.keyward.report.Style;
import io.keyward.report.html.EvaluationHtml;
import io.keyward.report.ocsf.EvaluationOcsf;
import io.keyward.report.sarif.EvaluationSarif;
import java.io.PrintWriter;

/** The forms of an evaluation; written in lower case, as users write them. */
enum Format {
  table,
  json,
  csv,
  junit,
  sarif,
  html,
  ocsf;

  /**
   * Writes the report; JSON as it is made and a table line by line, as they can be longer than
   * there is memory.
   */
  void write(Evaluation evaluation, Style style, Provenance provenance, PrintWriter to) {
    switch (this) {
      case table -> EvaluationTable.lines(evaluation, style).forEach(to::println);
      case json -> {
        JsonText.writeIndented(EvaluationDocument.of(evaluation), to);
        to.println();
      }
      case csv -> to.print(EvaluationCsv.text(evaluation));
      case junit -> to.print(EvaluationJunit.text(evaluation, provenance));
      case sarif -> {
        JsonText.writeIndented(EvaluationSarif.of(evaluation, provenance), to);
        to.println();
      }
      case ocsf -> to.print(EvaluationOcsf.text(evaluation, provenance));
      case html -> to.print(EvaluationHtml.text(evaluation, provenance));
    }
    to.flush();
  }
}
