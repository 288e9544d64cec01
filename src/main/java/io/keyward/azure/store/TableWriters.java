package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.form.Rows;
import io.keyward.compliance.Writers;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row for each key or vault that was written and not judged since. */
public final class TableWriters implements Writers {
  private static final int MOST = 50;
  private static final int ATTEMPTS = 6;

  private final EntityTable table;

  /** Keeps them in this table. */
  public TableWriters(EntityTable table) {
    this.table = table;
  }

  @Override
  public void note(ResourceId subject, Set<String> names) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Noted before = of(subject);
      if (before.names().containsAll(names) || write(before, names)) {
        return;
      }
    }
    throw new TemporarilyUnavailable(
        "too many writers of one subject's authors", Duration.ofSeconds(1));
  }

  private boolean write(Noted before, Set<String> names) {
    List<String> all =
        Stream.concat(names.stream().sorted(), before.names().stream())
            .distinct()
            .limit(MOST)
            .toList();
    Document form =
        new Document()
            .value("formVersion", 1)
            .text("id", before.subject().toString())
            .list("names", all);
    Entity row = row(before.subject(), Rows.chunks(JsonText.write(form.map())));
    return transact(
        before.version().isEmpty()
            ? new EntityChange.Insert(row)
            : new EntityChange.Replace(row.at(before.version())));
  }

  @Override
  public Noted of(ResourceId subject) {
    return table
        .get(Rows.partition(subject), name(subject))
        .map(row -> new Noted(subject, names(row), row.etag()))
        .orElseGet(() -> Noted.nobody(subject));
  }

  @Override
  public void forget(Noted noted) {
    if (!noted.version().isEmpty()) {
      transact(new EntityChange.Delete(row(noted.subject(), Map.of()).at(noted.version())));
    }
  }

  private boolean transact(EntityChange change) {
    try {
      table.transact(List.of(change));
      return true;
    } catch (EntityConflict e) {
      return false;
    }
  }

  private static Entity row(ResourceId subject, Map<String, Object> properties) {
    return Entity.fresh(Rows.partition(subject), name(subject), properties);
  }

  private static String name(ResourceId subject) {
    return Rows.WRITERS + Rows.subject(subject);
  }

  private static Set<String> names(Entity row) {
    try {
      return Body.of(JsonText.parseObject(Rows.joined(row.properties()))).items("names").stream()
          .map(Body::text)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (BadJson e) {
      throw new IllegalStateException("the stored row " + row.row() + " cannot be read", e);
    }
  }
}
