package io.keyward.report;

import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The per-service table, with the source of each cell. */
public final class ServiceReport {
  private ServiceReport() {}

  /** The table as a JSON document. */
  public static Map<String, @Nullable Object> document(Services services) {
    return new Document()
        .text("asOf", services.asOf())
        .list("services", services.rows().stream().map(ServiceReport::entry).toList())
        .map();
  }

  private static Map<String, @Nullable Object> entry(Service service) {
    Document cells = new Document();
    for (Column column : Column.values()) {
      Service.Cell cell = service.cell(column);
      cells.value(
          column.word(),
          new Document()
              .list("values", cell.values())
              .value("unsure", cell.isUnsure())
              .text("source", cell.source())
              .map());
    }
    return new Document()
        .text("id", service.id())
        .text("name", service.name())
        .list("types", service.types())
        .list("kinds", service.kinds())
        .text("mode", service.mode())
        .value("cells", cells.map())
        .map();
  }

  /** The table for people: one block for each service. */
  public static List<String> lines(Services services, Style style) {
    List<String> lines = new ArrayList<>();
    for (Service service : services.rows()) {
      lines.add(style.paint(Style.Colour.BOLD, title(service)));
      List<TextTable.Row> rows =
          Arrays.stream(Column.values()).map(column -> row(column, service.cell(column))).toList();
      lines.addAll(new TextTable(List.of("WHAT", "ANSWER", "SOURCE"), rows).lines(style));
      lines.add("");
    }
    lines.add("As of " + services.asOf() + ".");
    return lines;
  }

  /** The name of a row and whom it is about. */
  static String title(Service service) {
    String kinds =
        service.kinds().isEmpty() ? "" : " of kind " + String.join(", ", service.kinds());
    return service.name() + " (" + String.join(", ", service.types()) + kinds + ")";
  }

  private static TextTable.Row row(Column column, Service.Cell cell) {
    return new TextTable.Row(
        cell.isUnsure() ? Style.Colour.YELLOW : Style.Colour.NONE,
        List.of(heading(column), String.join(", ", cell.values()), cell.source()));
  }

  /** What a column answers, in words. */
  static String heading(Column column) {
    return switch (column) {
      case ENABLE_IN_PLACE -> "turned on in place";
      case DISABLE -> "turned off again";
      case CHANGE_KEY -> "key can be changed";
      case CHANGE_VAULT -> "to a key of another vault";
      case IDENTITIES -> "identities";
      case VAULT_REGION -> "vault's region";
      case VAULT_SUBSCRIPTION -> "vault's subscription";
      case VAULT_TENANT -> "vault's tenant";
      case KEY_TYPES -> "key types";
      case KEY_SIZES -> "key sizes";
      case KEY_OPERATIONS -> "key operations";
      case MANAGED_HSM -> "managed HSM";
      case AUTOMATIC_ROTATION -> "follows the latest version";
      case KEY_VERSION -> "version in the key's setting";
      case TRUSTED_SERVICE -> "trusted by the vault's firewall";
      case TIERS -> "tiers";
    };
  }
}
