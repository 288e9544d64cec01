package io.keyward.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Verdict;
import io.keyward.inventory.Shown;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every cell, whoever chose its text. */
class CsvTest {
  private static final String FORMULA =
      "(?s)[\\p{Z}\\s\"]*[=+\\-@\u2212\uff1d\uff0b\uff0d\uff20].*";

  @Provide
  Arbitrary<List<String>> cells() {
    Arbitrary<String> nasty =
        Arbitraries.strings()
            .withChars("=+-@\uff1d\uff0d;,\"' \t\r\n\u00a0\u202e\u0000ab")
            .ofMaxLength(8);
    return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(20))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property
  void whatWasWrittenIsReadBack(@ForAll("cells") List<String> cells) {
    assertThat(CsvReading.records(Csv.line(cells) + Csv.line(cells)))
        .hasSize(2)
        .allSatisfy(read -> assertThat(read).isEqualTo(cells.stream().map(Csv::safe).toList()));
  }

  @Property
  void nothingIsLostButWhatCannotBeShown(@ForAll("cells") List<String> cells) {
    assertThat(cells)
        .allSatisfy(
            cell ->
                assertThat(Csv.safe(cell).replace("'", ""))
                    .isEqualTo(Shown.whole(cell).replace("'", "")));
  }

  @Property
  void noCellBeginsAsAFormula(@ForAll("cells") List<String> cells) {
    assertThat(CsvReading.records(Csv.line(cells)).get(0)).noneMatch(cell -> cell.matches(FORMULA));
  }

  @Property
  void norDoesItWhereSemicolonsSeparate(@ForAll("cells") List<String> cells) {
    assertThat(Arrays.asList(Csv.line(cells).split(";", -1)))
        .noneMatch(piece -> piece.matches(FORMULA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\u00a0=1",
        "\u200b=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        "\"=1"
      })
  void aFormulaGetsAnApostrophe(String cell) {
    assertThat(Csv.safe(cell)).startsWith("'");
  }

  @Test
  void quotedLineEndsCannotSmuggleAFormulaIn() {
    String line = Csv.line(List.of("a\"\r\n=1+1", "\n+2", "x\t=3"));

    assertThat(line.split("\r\n", -1)).hasSize(2);
    assertThat(CsvReading.records(line).get(0)).noneMatch(cell -> cell.matches(FORMULA));
  }

  @Test
  void newColumnsStandAtTheEnd() {
    Evaluation evaluation =
        new Evaluation(
            List.of(), List.of(Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED)), List.of(), 0);
    List<List<String>> records = CsvReading.records(EvaluationCsv.text(evaluation));

    assertThat(records).hasSize(2).allMatch(record -> record.size() == 24);
    assertThat(records.get(0).subList(19, 24))
        .containsExactly("identityKind", "waiver", "waivedUntil", "frameworks", "inheritedFrom");
    assertThat(records.get(1).get(22)).contains("PCI DSS 4.0.1 3.5.1 | HIPAA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-b", "a=b", "/subscriptions/s", "2 + 2", "it's", "a; b"})
  void anyOtherCellStaysAsItIs(String cell) {
    assertThat(Csv.safe(cell)).isEqualTo(cell);
  }
}
