package io.keyward.compliance.table;

import io.keyward.inventory.Body;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The per-service table, from {@code services.yaml}: one row per service, a source per cell. */
public final class Services {
  private final String asOf;
  private final List<Service> rows;

  private Services(Body file) {
    this.asOf = file.text("asOf");
    this.rows = file.items("services").stream().map(Services::row).toList();
  }

  private static final class Holder {
    private static final Services SHIPPED = new Services(Tables.read("services.yaml"));
  }

  /** The table that ships with the rules. */
  public static Services shipped() {
    return Holder.SHIPPED;
  }

  /** The day the table was made, ISO 8601. */
  public String asOf() {
    return asOf;
  }

  /** All rows. */
  public List<Service> rows() {
    return rows;
  }

  /** The row of a resource that can have a key; the more special row comes first in the file. */
  public Service of(Resource resource) {
    return rows.stream()
        .filter(row -> fits(row, resource))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no row for " + resource.kind()));
  }

  private static boolean fits(Service row, Resource resource) {
    boolean type = row.types().stream().anyMatch(resource.kind().type()::equalsIgnoreCase);
    boolean kind =
        row.kinds().isEmpty()
            || row.kinds().stream().anyMatch(resource.serviceKind()::equalsIgnoreCase);
    boolean serviceSide =
        resource.facts() instanceof Facts.Workspace it && it.serviceSide() == Setting.ON;
    return type && kind && (row.mode().isEmpty() || serviceSide);
  }

  private static Service row(Body entry) {
    Map<String, Service.Cell> cells = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      Body cell = entry.at("cells", column.word());
      List<String> values =
          cell.items("value").isEmpty()
              ? List.of(cell.text("value"))
              : cell.items("value").stream().map(Body::text).toList();
      cells.put(column.word(), new Service.Cell(values, cell.text("source")));
    }
    return new Service(
        entry.text("id"),
        entry.text("name"),
        entry.items("types").stream().map(Body::text).toList(),
        entry.items("kinds").stream().map(Body::text).toList(),
        entry.text("mode"),
        cells);
  }
}
