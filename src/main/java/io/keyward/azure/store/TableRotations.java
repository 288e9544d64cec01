package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.Rows;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.rotation.Rotation;
import io.keyward.rotation.Rotations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A row for each version of a key that was seen, in the partition of its subscription. */
public final class TableRotations implements Rotations {
  private static final int PAGE = 1_000;

  private final EntityTable table;
  private final Partitions partitions;

  /** Keeps them in this table. */
  public TableRotations(EntityTable table, Partitions partitions) {
    this.table = table;
    this.partitions = partitions;
  }

  @Override
  public Optional<Rotation> find(ResourceId key, String version) {
    return table.get(Rows.partition(key), row(key, version)).map(TableRotations::read);
  }

  @Override
  public List<Rotation> of(ResourceId key) {
    List<Rotation> found = new ArrayList<>();
    String continuation = "";
    do {
      EntityPage page =
          table.query(
              Rows.partition(key), EntityTable.Range.prefix(prefix(key)), PAGE, continuation);
      page.entities().forEach(row -> found.add(read(row)));
      continuation = page.continuation();
    } while (!continuation.isEmpty());
    found.sort(Comparator.comparing(Rotation::at).thenComparing(Rotation::isRotation));
    return found;
  }

  @Override
  public void record(Rotation rotation) {
    String partition = Rows.partition(rotation.key());
    partitions.register(partition);
    Entity row = row(rotation);
    if (table.get(partition, row.row()).isEmpty()) {
      write(new EntityChange.Insert(row));
    }
  }

  @Override
  public void keep(Rotation rotation) {
    write(new EntityChange.Replace(row(rotation).at(rotation.stored())));
  }

  @Override
  public Page<Rotation> list(int top, String cursor) {
    return partitions.page(
        EntityTable.Range.prefix(Rows.ROTATION), top, cursor, row -> Optional.of(read(row)));
  }

  private void write(EntityChange change) {
    try {
      table.transact(List.of(change));
    } catch (EntityConflict e) {
      throw new TemporarilyUnavailable("another writer was first", Duration.ofSeconds(1));
    }
  }

  private static String prefix(ResourceId key) {
    return Rows.ROTATION + Rows.subject(key) + "-";
  }

  private static String row(ResourceId key, String version) {
    return prefix(key) + Rows.digest(version.toLowerCase(Locale.ROOT));
  }

  private static Entity row(Rotation rotation) {
    String form =
        JsonText.write(
            new Document()
                .value("formVersion", 1)
                .text("key", rotation.key().toString())
                .text("version", rotation.version())
                .text("previous", rotation.previous())
                .text("at", rotation.at().toString())
                .list("followers", rotation.followers().stream().map(it -> follower(it)).toList())
                .map());
    return Entity.fresh(
        Rows.partition(rotation.key()), row(rotation.key(), rotation.version()), Rows.chunks(form));
  }

  private static Object follower(Rotation.Follower follower) {
    return new Document()
        .text("id", follower.user().toString())
        .text("followedAt", follower.followed() ? follower.followedAt().toString() : "")
        .map();
  }

  private static Rotation read(Entity row) {
    try {
      Body form = Body.of(JsonText.parseObject(Rows.joined(row.properties())));
      return new Rotation(
          ResourceId.of(form.text("key")),
          form.text("version"),
          form.text("previous"),
          Instant.parse(form.text("at")),
          form.items("followers").stream().map(TableRotations::read).toList(),
          row.etag());
    } catch (BadJson e) {
      throw new IllegalStateException("the stored row " + row.row() + " cannot be read", e);
    }
  }

  private static Rotation.Follower read(Body follower) {
    String at = follower.text("followedAt");
    return new Rotation.Follower(
        ResourceId.of(follower.text("id")), at.isEmpty() ? Instant.EPOCH : Instant.parse(at));
  }
}
