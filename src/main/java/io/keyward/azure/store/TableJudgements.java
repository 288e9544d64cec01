package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.Rows;
import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Judgements;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last judgement of each resource, in the same table as its tickets. */
public final class TableJudgements implements Judgements {
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern KEY =
      Pattern.compile("([a-z0-9-]{1,64})\\.([0-9a-f]{32}(-[0-9a-f]{32})?)");

  private final EntityTable table;
  private final Partitions partitions;

  /** Keeps judgements in this table. */
  public TableJudgements(EntityTable table) {
    this(table, new Partitions(table));
  }

  /** Keeps judgements in this table. */
  public TableJudgements(EntityTable table, Partitions partitions) {
    this.table = table;
    this.partitions = partitions;
  }

  @Override
  public Optional<Judgement> find(ResourceId id) {
    return table.get(Rows.partition(id), rowOf(id)).map(TableJudgements::judgement);
  }

  @Override
  public Optional<Judgement> findByKey(String key) {
    Matcher match = KEY.matcher(key);
    return match.matches()
        ? table
            .get(
                match.group(1),
                (match.group(3) == null ? Rows.RESOURCE : Rows.KEY) + match.group(2))
            .map(TableJudgements::judgement)
        : ResourceId.parse(key).flatMap(this::find);
  }

  @Override
  public String keyOf(ResourceId id) {
    String row = rowOf(id);
    return Rows.partition(id) + "." + row.substring(row.indexOf('-') + 1);
  }

  @Override
  public void keep(Judgement judgement) throws JudgementConflict {
    String partition = Rows.partition(judgement.id());
    partitions.register(partition);
    Entity row =
        Entity.fresh(partition, rowOf(judgement.id()), Rows.chunks(JsonText.write(form(judgement))))
            .at(judgement.version());
    transact(
        judgement.version().isEmpty()
            ? new EntityChange.Insert(row)
            : new EntityChange.Replace(row));
  }

  @Override
  public void forget(Judgement judgement) throws JudgementConflict {
    Entity row =
        Entity.fresh(Rows.partition(judgement.id()), rowOf(judgement.id()), Map.of())
            .at(judgement.version());
    transact(new EntityChange.Delete(row));
  }

  @Override
  public Page<Judgement> list(String subscriptionId, int top, String cursor) {
    EntityTable.Range rows = EntityTable.Range.prefix(Rows.RESOURCE);
    Partitions.Reader<Judgement> reader = row -> Optional.of(judgement(row));
    return subscriptionId.isEmpty()
        ? partitions.page(rows, top, cursor, reader)
        : partitions.pageOf(Rows.partition(subscriptionId), rows, top, cursor, reader);
  }

  /**
   * A partition that is not named by the subscription's own id belongs to none that can be listed.
   */
  @Override
  public List<String> subscriptions() {
    return partitions.all().stream().filter(name -> SUBSCRIPTION.matcher(name).matches()).toList();
  }

  private void transact(EntityChange change) throws JudgementConflict {
    try {
      table.transact(List.of(change));
    } catch (EntityConflict e) {
      throw new JudgementConflict("another writer was first");
    }
  }

  @Override
  public Page<Judgement> keys(int top, String cursor) {
    return partitions.page(
        EntityTable.Range.prefix(Rows.KEY), top, cursor, row -> Optional.of(judgement(row)));
  }

  @Override
  public List<ResourceId> keysIn(ResourceId vault) {
    List<ResourceId> keys = new ArrayList<>();
    eachKeyIn(vault, row -> keys.add(judgement(row).id()));
    return keys;
  }

  @Override
  public int countKeysIn(ResourceId vault) {
    AtomicInteger count = new AtomicInteger();
    eachKeyIn(vault, row -> count.incrementAndGet());
    return count.get();
  }

  private void eachKeyIn(ResourceId vault, Consumer<Entity> taker) {
    EntityTable.Range rows = EntityTable.Range.prefix(Rows.KEY + Rows.subject(vault) + "-");
    String continuation = "";
    do {
      EntityPage page = table.query(Rows.partition(vault), rows, 1_000, continuation);
      page.entities().forEach(taker);
      continuation = page.continuation();
    } while (!continuation.isEmpty());
  }

  /** Keys stand apart, beside the others of their vault: they are listed on their own. */
  private static String rowOf(ResourceId id) {
    Optional<ResourceId> vault =
        id.parent()
            .filter(it -> ResourceKind.ofType(id.type()).filter(ResourceKind::isKey).isPresent());
    return vault
        .map(it -> Rows.KEY + Rows.subject(it) + "-" + Rows.subject(id))
        .orElseGet(() -> Rows.RESOURCE + Rows.subject(id));
  }

  private static Map<String, @Nullable Object> form(Judgement judgement) {
    return new Document()
        .value("formVersion", 1)
        .text("id", judgement.id().toString())
        .text("verdict", judgement.verdict().word())
        .text("at", judgement.at().toString())
        .text("recheckAt", judgement.recheckAt().toString())
        .list("authors", judgement.authors().stream().sorted().toList())
        .value("document", judgement.document())
        .map();
  }

  private static Judgement judgement(Entity row) {
    try {
      Map<String, @Nullable Object> form = JsonText.parseObject(Rows.joined(row.properties()));
      Body body = Body.of(form);
      return new Judgement(
          ResourceId.of(body.text("id")),
          Verdict.ofWord(body.text("verdict")).orElseThrow(),
          JsonText.asObject(form.get("document")),
          body.items("authors").stream().map(Body::text).collect(Collectors.toSet()),
          Instant.parse(body.text("at")),
          Instant.parse(body.text("recheckAt")),
          row.etag());
    } catch (BadJson e) {
      throw new IllegalStateException("the stored row " + row.row() + " cannot be read", e);
    }
  }
}
