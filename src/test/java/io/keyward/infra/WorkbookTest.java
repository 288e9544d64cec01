package io.keyward.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The workbook asks for figures, functions and lines that are there. */
final class WorkbookTest {
  private static final List<Body> ITEMS = Infra.json("workbook.json").items("items");

  @Test
  void itShowsEveryGaugeAndNoOther() {
    Set<String> gauges =
        Infra.found(
            "\"(keyward\\.[\\w.]+)\"",
            Infra.text(Path.of("src/main/java/io/keyward/azure/OpenTelemetryGauges.java")));

    assertThat(Infra.found("'(keyward\\.[\\w.]+)'", queries())).hasSize(8).isEqualTo(gauges);
  }

  @Test
  void itNamesFunctionsAndLinesThatAreThere() {
    String code = Infra.code();
    Set<String> functions = Infra.found("@FunctionName\\(\"(\\w+)\"\\)", code);

    assertThat(Infra.found("'([A-Z]\\w+)'", queries())).hasSize(8).isSubsetOf(functions);
    assertThat(Infra.found("has '([^']+)'", queries()))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(code).contains("log(\"" + line + "\")"));
  }

  @Test
  void everyPartHasANameOfItsOwnAndEveryQueryAPeriod() {
    assertThat(ITEMS.stream().map(it -> it.text("name"))).doesNotHaveDuplicates().hasSize(9);
    assertThat(ITEMS.stream().filter(it -> it.text("type").equals("3")))
        .hasSize(6)
        .allSatisfy(
            it -> {
              assertThat(it.text("content", "timeContextFromParameter")).isEqualTo("time");
              assertThat(it.text("content", "resourceType"))
                  .isEqualTo("microsoft.insights/components");
              assertThat(it.text("content", "visualization"))
                  .isIn("table", "timechart", "barchart");
            });
  }

  private static String queries() {
    return ITEMS.stream().map(it -> it.text("content", "query")).collect(Collectors.joining("\n"));
  }
}
