package io.keyward.azure.store.form;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.inventory.NewerForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table that shows no row of a form that only a newer version of Keyward knows.
 *
 * <p>Read by the rules of now, such a row would lose what they do not know. Once one was met, this
 * process writes nothing more: whoever wrote it is at work on this table.
 */
public final class KnownForms implements EntityTable {
  private static final Logger LOG = LoggerFactory.getLogger(KnownForms.class);
  private static final Pattern NUMBER = Pattern.compile("\\A\\{\"formVersion\":(\\d{1,9})");
  private static final Map<String, Integer> NEWEST =
      Map.of(
          Rows.TICKET, TicketForm.NEWEST,
          Rows.HISTORY, TicketForm.FORM,
          Rows.DRILL, DrillForm.FORM,
          Rows.OUTBOX, EffectForm.FORM,
          Rows.WAIVER, WaiverForm.FORM,
          Rows.ALERT, AlertForm.FORM,
          Rows.NOTICE, AlertForm.FORM,
          Rows.DEAD, AlertForm.FORM);
  private static final int FIRST = 1;

  private final EntityTable table;
  private volatile String refusal = "";

  private KnownForms(EntityTable table) {
    this.table = table;
  }

  /** That table behind this gate; the same one for a table that is behind it already. */
  public static KnownForms over(EntityTable table) {
    return table instanceof KnownForms gate ? gate : new KnownForms(table);
  }

  /** Why this process writes nothing more, "" while it does. */
  public String refusal() {
    return refusal;
  }

  @Override
  public Optional<Entity> get(String partition, String row) {
    Optional<Entity> found = table.get(partition, row);
    found.ifPresent(this::check);
    return found;
  }

  @Override
  public EntityPage query(String partition, Range range, int top, String continuation) {
    EntityPage page = table.query(partition, range, top, continuation);
    page.entities().forEach(this::check);
    return page;
  }

  @Override
  public void transact(List<EntityChange> changes) throws EntityConflict {
    for (EntityChange change : changes) {
      // It is written whatever is there, so nobody has looked yet.
      if (change instanceof EntityChange.Upsert upsert) {
        table.get(upsert.entity().partition(), upsert.entity().row()).ifPresent(this::check);
      }
    }
    if (!refusal.isEmpty()) {
      throw new NewerForm(refusal);
    }
    table.transact(changes);
  }

  private void check(Entity row) {
    Optional<String> newer = newer(row);
    if (newer.isEmpty()) {
      return;
    }
    String sentence =
        newer.get()
            + ": deploy the version that wrote it, or restore the copy from before its"
            + " upgrade.";
    if (refusal.isEmpty()) {
      refusal = sentence;
      LOG.atError().addKeyValue("reason", sentence).log("A newer version wrote to the table");
    }
    throw new NewerForm(sentence);
  }

  /** What is too new in a row, without a full stop; empty where this version reads it. */
  public static Optional<String> newer(Entity row) {
    int newest = newest(row.row());
    int form = form(row);
    return form <= newest
        ? Optional.empty()
        : Optional.of(
            "The stored row "
                + row.row()
                + " has form "
                + form
                + ", and this version of Keyward knows forms up to "
                + newest);
  }

  /** The newest form of each kind of row that has one of its own; all others are at 1. */
  public static Map<String, Integer> newest() {
    return NEWEST;
  }

  /** The newest form that rows of that name have in this version. */
  public static int newest(String row) {
    return row.indexOf('-') < 0
        ? FIRST
        : NEWEST.getOrDefault(row.substring(0, row.indexOf('-') + 1), FIRST);
  }

  /** In a property of its own, or at the beginning of the body; 0 where a row has none. */
  static int form(Entity row) {
    if (row.properties().get("formVersion") instanceof Number number) {
      return number.intValue();
    }
    String body = row.properties().get("body0") instanceof String text ? text : "";
    Matcher number = NUMBER.matcher(body);
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }
}
