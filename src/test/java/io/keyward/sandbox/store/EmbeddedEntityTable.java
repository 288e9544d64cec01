package io.keyward.sandbox.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityLimits;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.WholeTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A table in the sandbox's database, with the promises and limits of Azure Table storage. */
public final class EmbeddedEntityTable implements WholeTable {
  private static final String COLUMNS = "SELECT part, item, version, content FROM entities ";
  private static final String KEY = "WHERE owner = ? AND part = ? AND item = ?";

  /** Before the row key that a page ended with, so that an empty row key is not the end. */
  private static final String AFTER = ">";

  private final Sql sql;
  private final String name;

  /** The table of that name, empty at first. */
  public EmbeddedEntityTable(Database database, String name) {
    this.sql = database.sql();
    this.name = name;
  }

  @Override
  public Optional<Entity> get(String partition, String row) {
    EntityLimits.checkKeys(partition, row);
    return sql.query(COLUMNS + KEY, EmbeddedEntityTable::entity, name, partition, row).stream()
        .findFirst();
  }

  @Override
  public EntityPage query(String partition, Range range, int top, String continuation) {
    EntityLimits.checkPageSize(top);
    boolean begins = continuation.isEmpty();
    String from = begins ? range.from() : continuation.substring(AFTER.length());
    if (!begins) {
      range.checkContains(from);
    }
    List<Entity> rows =
        sql.query(
            COLUMNS
                + "WHERE owner = ? AND part = ? AND item "
                + (begins ? ">=" : ">")
                + " ? AND item < ? ORDER BY item LIMIT ?",
            EmbeddedEntityTable::entity,
            name,
            partition,
            from,
            range.to(),
            top + 1);
    if (rows.size() <= top) {
      return new EntityPage(rows, "");
    }
    List<Entity> page = rows.subList(0, top);
    return new EntityPage(page, AFTER + page.get(top - 1).row());
  }

  /** All at once: nobody has more on one machine than fits in memory. */
  @Override
  public EntityPage scan(String continuation) {
    List<Entity> rows =
        sql.query(
            COLUMNS + "WHERE owner = ? ORDER BY part, item", EmbeddedEntityTable::entity, name);
    return new EntityPage(rows, "");
  }

  @Override
  public void transact(List<EntityChange> changes) throws EntityConflict {
    EntityLimits.checkTransaction(changes);
    sql.<Integer, EntityConflict>inTransaction(connection -> applyAll(connection, changes));
  }

  private int applyAll(Connection connection, List<EntityChange> changes)
      throws SQLException, EntityConflict {
    for (EntityChange change : changes) {
      apply(connection, change);
    }
    return changes.size();
  }

  private void apply(Connection connection, EntityChange change)
      throws SQLException, EntityConflict {
    Entity entity = change.entity();
    if (change instanceof EntityChange.Insert) {
      require(!exists(connection, entity), "The row exists already.");
      write(connection, entity);
    } else if (change instanceof EntityChange.Replace) {
      requireVersion(connection, entity);
      write(connection, entity);
    } else if (change instanceof EntityChange.Delete) {
      requireVersion(connection, entity);
      Sql.update(connection, "DELETE FROM entities " + KEY, name, entity.partition(), entity.row());
    } else {
      write(connection, entity);
    }
  }

  private void write(Connection connection, Entity entity) throws SQLException {
    Sql.update(
        connection,
        "INSERT OR REPLACE INTO entities (owner, part, item, version, content)"
            + " VALUES (?, ?, ?, ?, ?)",
        name,
        entity.partition(),
        entity.row(),
        UUID.randomUUID().toString(),
        Properties.write(entity.properties()));
  }

  private boolean exists(Connection connection, Entity entity) throws SQLException {
    return !versions(connection, entity).isEmpty();
  }

  private void requireVersion(Connection connection, Entity entity)
      throws SQLException, EntityConflict {
    List<String> found = versions(connection, entity);
    require(!found.isEmpty(), "The row is gone.");
    require(found.get(0).equals(entity.etag()), "The row was changed by another writer.");
  }

  private List<String> versions(Connection connection, Entity entity) throws SQLException {
    return Sql.query(
        connection,
        "SELECT version FROM entities " + KEY,
        row -> etag(row.getString(1)),
        name,
        entity.partition(),
        entity.row());
  }

  private static void require(boolean holds, String sentence) throws EntityConflict {
    if (!holds) {
      throw new EntityConflict(sentence);
    }
  }

  private static Entity entity(ResultSet row) throws SQLException {
    return new Entity(
        row.getString(1),
        row.getString(2),
        etag(row.getString(3)),
        Properties.read(row.getString(4)));
  }

  private static String etag(String version) {
    return "W/\"" + version + "\"";
  }
}
