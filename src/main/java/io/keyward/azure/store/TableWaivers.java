package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.Rows;
import io.keyward.azure.store.form.WaiverForm;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.WaiverConflict;
import io.keyward.compliance.Waivers;
import io.keyward.inventory.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waivers in the partition of their subscription, in the same table as its tickets. */
public final class TableWaivers implements Waivers {
  private static final Pattern ID = Pattern.compile("([a-z0-9-]{1,64})\\.([0-9a-f]{32})");
  private static final EntityTable.Range ALL = EntityTable.Range.prefix(Rows.WAIVER);
  private static final int PAGE = 1_000;

  private final EntityTable table;
  private final Partitions partitions;

  /** Keeps waivers in this table. */
  public TableWaivers(EntityTable table, Partitions partitions) {
    this.table = table;
    this.partitions = partitions;
  }

  @Override
  public List<Waiver> of(String subscriptionId) {
    List<Waiver> waivers = new ArrayList<>();
    String continuation = "";
    do {
      EntityPage page = table.query(Rows.partition(subscriptionId), ALL, PAGE, continuation);
      page.entities().forEach(row -> waivers.add(WaiverForm.stored(row)));
      continuation = page.continuation();
    } while (!continuation.isEmpty());
    return waivers;
  }

  @Override
  public Optional<Waiver> find(String id) {
    Matcher match = ID.matcher(id);
    return match.matches()
        ? table
            .get(Rows.partition(match.group(1)), Rows.WAIVER + match.group(2))
            .map(WaiverForm::stored)
        : Optional.empty();
  }

  @Override
  public void keep(Waiver waiver) throws WaiverConflict {
    String partition = Rows.partition(waiver.scope().subscription());
    String id = waiver.id();
    partitions.register(partition);
    Entity row =
        Entity.fresh(
                partition,
                Rows.WAIVER + id.substring(id.indexOf('.') + 1),
                Rows.chunks(WaiverForm.write(waiver)))
            .at(waiver.version());
    try {
      boolean first = waiver.version().isEmpty();
      table.transact(List.of(first ? new EntityChange.Insert(row) : new EntityChange.Replace(row)));
    } catch (EntityConflict e) {
      throw new WaiverConflict("another writer was first");
    }
  }

  @Override
  public Page<Waiver> list(int top, String cursor) {
    return partitions.page(ALL, top, cursor, row -> Optional.of(WaiverForm.stored(row)));
  }
}
