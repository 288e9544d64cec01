package io.keyward.azure.store.entity;

import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Rows as the table client knows them; the service's own properties stay behind. */
final class TableRows {
  private static final String ETAG = "odata.etag";
  private static final Set<String> OWN = Set.of("PartitionKey", "RowKey", "Timestamp");

  private TableRows() {}

  static Entity read(TableEntity row) {
    Map<String, Object> properties = new HashMap<>();
    row.getProperties()
        .forEach(
            (name, value) -> {
              if (value != null && !isOfService(name)) {
                properties.put(name, value);
              }
            });
    return new Entity(
        row.getPartitionKey(),
        row.getRowKey(),
        Objects.requireNonNullElse(row.getETag(), ""),
        properties);
  }

  private static boolean isOfService(String name) {
    return OWN.contains(name) || name.startsWith("odata.") || name.endsWith("@odata.type");
  }

  static TableTransactionAction action(EntityChange change) {
    Entity entity = change.entity();
    TableTransactionActionType type = type(change);
    boolean guarded =
        type == TableTransactionActionType.UPDATE_REPLACE
            || type == TableTransactionActionType.DELETE;
    TableEntity row = new TableEntity(entity.partition(), entity.row());
    if (type != TableTransactionActionType.DELETE) {
      row.setProperties(entity.properties());
    }
    if (guarded) {
      row.addProperty(ETAG, entity.etag());
    }
    return new TableTransactionAction(type, row, guarded);
  }

  private static TableTransactionActionType type(EntityChange change) {
    if (change instanceof EntityChange.Insert) {
      return TableTransactionActionType.CREATE;
    }
    if (change instanceof EntityChange.Replace) {
      return TableTransactionActionType.UPDATE_REPLACE;
    }
    return change instanceof EntityChange.Delete
        ? TableTransactionActionType.DELETE
        : TableTransactionActionType.UPSERT_REPLACE;
  }
}
