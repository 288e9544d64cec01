package io.keyward.sandbox.azure.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A query that has been read: the table it starts from and what it does to the rows. */
public final class GraphQuery {
  private final Table table;
  private final List<Stage> stages;
  private final List<String> columns;

  GraphQuery(Table table, List<Stage> stages, List<String> columns) {
    this.table = table;
    this.stages = List.copyOf(stages);
    this.columns = List.copyOf(columns);
  }

  /** The tables of Resource Graph that are kept here. */
  public enum Table {
    RESOURCES,
    RESOURCECONTAINERS,
    AUTHORIZATIONRESOURCES
  }

  /** The columns that every table has. */
  public static final List<String> COLUMNS =
      List.of(
          "id",
          "name",
          "type",
          "tenantId",
          "kind",
          "location",
          "resourceGroup",
          "subscriptionId",
          "managedBy",
          "sku",
          "plan",
          "properties",
          "tags",
          "identity",
          "zones",
          "extendedLocation",
          "systemData");

  /** Reads a query. */
  public static GraphQuery parse(String text) throws BadQuery {
    return new Parser(Lexer.tokens(text)).query();
  }

  /** The table it starts from. */
  public Table table() {
    return table;
  }

  /** The columns of the answer. */
  public List<String> columns() {
    return columns;
  }

  /** Whether the answer can be continued: Resource Graph needs the ids and no limit. */
  public boolean isPaged() {
    return columns.contains("id") && stages.stream().noneMatch(Stage.Limit.class::isInstance);
  }

  /** The answer, whole. */
  public List<ObjectNode> over(List<ObjectNode> rows) {
    List<ObjectNode> answer = rows;
    for (Stage stage : stages) {
      answer = stage.apply(answer);
    }
    return answer;
  }
}
