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
  void itShowsEveryGaugeAndCounterAndNoOther() {
    Path azure = Path.of("src/main/java/io/keyward/azure");
    String code =
        Infra.text(azure.resolve("OpenTelemetryGauges.java"))
            + Infra.text(azure.resolve("OpenTelemetryCounts.java"));
    Set<String> names = Infra.found("\"(keyward\\.[\\w.]+)\"", code);

    assertThat(Infra.found("'(keyward\\.[\\w.]+)'", queries())).hasSize(12).isEqualTo(names);
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
    assertThat(ITEMS.stream().map(it -> it.text("name"))).doesNotHaveDuplicates().hasSize(11);
    assertThat(ITEMS.stream().filter(it -> it.text("type").equals("3")))
        .hasSize(8)
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
