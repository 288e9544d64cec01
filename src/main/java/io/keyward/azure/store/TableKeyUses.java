package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.form.Rows;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.KeyUses;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The index of key uses: a partition for each vault and for each other resource, a row for each AI
 * resource that depends on it.
 *
 * <p>Partitions do not change together. A row beside the AI resource's judgement lists every place
 * that may hold one of its rows, before the first is written and until the last is gone, so that an
 * update that was cut off is finished by the next one.
 */
public final class TableKeyUses implements KeyUses {
  private static final String USE = "use-";
  private static final String PLACES = "uses-";

  private static final String VAULTS = "vaults-in-use";

  private final EntityTable table;
  private final Set<ResourceId> registered = ConcurrentHashMap.newKeySet();

  /** Keeps the index in this table. */
  public TableKeyUses(EntityTable table) {
    this.table = table;
  }

  private record Place(String partition, String row) {
    static Place parse(String text) {
      int cut = text.indexOf('/');
      return new Place(text.substring(0, cut), text.substring(cut + 1));
    }

    @Override
    public String toString() {
      return partition + "/" + row;
    }
  }

  @Override
  public boolean keep(Use use) {
    Set<String> wanted = places(use);
    String content = Rows.digest(JsonText.write(form(use)) + wanted);
    Optional<Entity> memory = table.get(Rows.partition(use.user()), row(use.user()));
    boolean same = memory.map(it -> text(it, "content").equals(content)).orElse(wanted.isEmpty());
    if (!same) {
      try {
        replace(use, memory, wanted, content);
      } catch (EntityConflict e) {
        throw new TemporarilyUnavailable("another writer was first", Duration.ofSeconds(1));
      }
    }
    return !same;
  }

  private void replace(Use use, Optional<Entity> memory, Set<String> wanted, String content)
      throws EntityConflict {
    Set<String> all = new TreeSet<>(wanted);
    memory.ifPresent(it -> all.addAll(named(it)));
    register(use);
    write(memory(use.user(), all, "").at(memory.map(Entity::etag).orElse("")));
    for (String place : all) {
      Place at = Place.parse(place);
      if (wanted.contains(place)) {
        Map<String, Object> body = Rows.chunks(JsonText.write(form(use)));
        table.transact(
            List.of(new EntityChange.Upsert(Entity.fresh(at.partition(), at.row(), body))));
      } else {
        delete(at.partition(), at.row());
      }
    }
    String etag =
        table.get(Rows.partition(use.user()), row(use.user())).map(Entity::etag).orElse("");
    if (wanted.isEmpty()) {
      delete(Rows.partition(use.user()), row(use.user()));
    } else {
      write(memory(use.user(), wanted, content).at(etag));
    }
  }

  /** Before any of its rows is written, so that no vault in use is ever unlisted. */
  private void register(Use use) throws EntityConflict {
    for (String on : use.on()) {
      ResourceId id = ResourceId.of(on);
      boolean vault = ResourceKind.ofType(id.type()).filter(ResourceKind::isVault).isPresent();
      if (vault && !registered.contains(id)) {
        Map<String, Object> body = Rows.chunks(id.toString());
        table.transact(
            List.of(new EntityChange.Upsert(Entity.fresh(VAULTS, Rows.subject(id), body))));
        registered.add(id);
      }
    }
  }

  private void write(Entity row) throws EntityConflict {
    table.transact(
        List.of(
            row.etag().isEmpty() ? new EntityChange.Insert(row) : new EntityChange.Replace(row)));
  }

  private void delete(String partition, String row) throws EntityConflict {
    Optional<Entity> there = table.get(partition, row);
    if (there.isPresent()) {
      table.transact(List.of(new EntityChange.Delete(there.get())));
    }
  }

  private static Entity memory(ResourceId user, Set<String> places, String content) {
    Map<String, Object> body = new LinkedHashMap<>(Rows.chunks(String.join("\n", places)));
    body.put("formVersion", 1);
    body.put("content", content);
    return Entity.fresh(Rows.partition(user), row(user), body);
  }

  private static String text(Entity row, String property) {
    return row.properties().get(property) instanceof String text ? text : "";
  }

  private static List<String> named(Entity memory) {
    return Rows.joined(memory.properties()).lines().filter(it -> !it.isEmpty()).toList();
  }

  private static Set<String> places(Use use) {
    Set<String> places = new TreeSet<>();
    if (use.key().isComplete()) {
      places.add(
          new Place(keys(use.key()), named(use.key()) + Rows.subject(use.user())).toString());
    }
    use.on()
        .forEach(id -> places.add(new Place(on(id), USE + Rows.subject(use.user())).toString()));
    return places;
  }

  private static String row(ResourceId user) {
    return PLACES + Rows.subject(user);
  }

  private static String keys(KeyReference key) {
    return "keys-" + Rows.digest(key.vaultKey());
  }

  private static String named(KeyReference key) {
    return USE + Rows.digest(key.name().toLowerCase(Locale.ROOT)) + "-";
  }

  private static String on(String id) {
    return "on-" + Rows.digest(id.toLowerCase(Locale.ROOT));
  }

  @Override
  public List<Use> of(KeyReference key, int most) {
    return key.isComplete()
        ? found(keys(key), EntityTable.Range.prefix(named(key)), most)
        : List.of();
  }

  @Override
  public List<ResourceId> vaults() {
    List<ResourceId> vaults = new ArrayList<>();
    String continuation = "";
    do {
      EntityPage page = table.query(VAULTS, new EntityTable.Range("0", "g"), 1_000, continuation);
      page.entities().forEach(row -> vaults.add(ResourceId.of(Rows.joined(row.properties()))));
      continuation = page.continuation();
    } while (!continuation.isEmpty());
    return vaults;
  }

  @Override
  public List<Use> on(ResourceId id, int most) {
    return found(on(id.key()), EntityTable.Range.prefix(USE), most);
  }

  private List<Use> found(String partition, EntityTable.Range rows, int most) {
    List<Use> uses = new ArrayList<>();
    String continuation = "";
    do {
      EntityPage page =
          table.query(partition, rows, Math.min(1_000, most - uses.size()), continuation);
      page.entities().forEach(row -> uses.add(use(row)));
      continuation = page.continuation();
    } while (!continuation.isEmpty() && uses.size() < most);
    return uses;
  }

  private static Map<String, ?> form(Use use) {
    return new Document()
        .value("formVersion", 1)
        .text("id", use.user().toString())
        .text("vaultUri", use.key().vaultUri())
        .text("vaultId", use.key().vaultId())
        .text("name", use.key().name())
        .text("version", use.key().version())
        .value("tags", new TreeMap<>(use.tags()))
        .map();
  }

  private static Use use(Entity row) {
    try {
      Body form = Body.of(JsonText.parseObject(Rows.joined(row.properties())));
      Map<String, String> tags = new LinkedHashMap<>();
      form.members("tags").forEach((name, value) -> tags.put(name, value.text()));
      return new Use(
          ResourceId.of(form.text("id")),
          new KeyReference(
              form.text("vaultUri"), form.text("vaultId"), form.text("name"), form.text("version")),
          tags,
          Set.of());
    } catch (BadJson e) {
      throw new IllegalStateException("the stored row " + row.row() + " cannot be read", e);
    }
  }
}
