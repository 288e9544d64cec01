package io.keyward.campaign;

import io.keyward.alert.Channels;
import io.keyward.alert.Receipt;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fault as if it were Keyward's own, each of which breaks one promise. */
enum Mutation {
  OPENS_TWO_TICKETS("one ticket"),
  CLOSES_NOTHING("no ticket"),
  SENDS_TWICE("applied once"),
  DROPS_ALERTS("alerts"),
  TELLS_TWICE("alerts"),
  LEAVES_OUT_HISTORY("history"),
  LOSES_COMMENTS("acknowledged");

  /** The promise that it breaks. */
  final String broken;

  Mutation(String broken) {
    this.broken = broken;
  }

  /** Keyward with this fault. */
  Product product() {
    Product sound = Product.sound();
    return switch (this) {
      case SENDS_TWICE -> new Product(sound.table(), Twice::new, sound.channels());
      case DROPS_ALERTS -> new Product(sound.table(), sound.changes(), Mutation::dropping);
      case TELLS_TWICE -> new Product(sound.table(), sound.changes(), Mutation::repeating);
      default -> new Product(table -> new Mutated(table, this), sound.changes(), sound.channels());
    };
  }

  private static Channels dropping(Channels channels) {
    return description ->
        (message, remoteId) ->
            message.notice().number() == 2
                ? new Receipt.Accepted("")
                : channels.of(description).send(message, remoteId);
  }

  /** The same again with an id of its own. */
  private static Channels repeating(Channels channels) {
    return description ->
        (message, remoteId) -> {
          channels.of(description).send(message, remoteId);
          return channels
              .of(description)
              .send(
                  new io.keyward.alert.Message(
                      message.alertId(),
                      new io.keyward.alert.Notice(
                          message.notice().number() + 1,
                          message.notice().kind(),
                          message.notice().at()),
                      message.rule(),
                      message.severity(),
                      message.tier(),
                      message.subject(),
                      message.sentence(),
                      message.radius(),
                      message.count(),
                      message.raisedAt()),
                  remoteId);
        };
  }

  private record Twice(AzureChanges azure) implements AzureChanges {
    @Override
    public Sent send(Change change) {
      azure.send(change);
      return azure.send(change);
    }

    @Override
    public Lookup<Body> read(Plane plane, String url) {
      return azure.read(plane, url);
    }
  }

  private static final class Mutated implements EntityTable {
    private final EntityTable table;
    private final Mutation how;
    private boolean forgot;

    Mutated(EntityTable table, Mutation how) {
      this.table = table;
      this.how = how;
    }

    @Override
    public Optional<Entity> get(String partition, String row) {
      Optional<Entity> found = table.get(partition, row);
      boolean forgets =
          how == OPENS_TWO_TICKETS
              && !forgot
              && row.startsWith("slot-")
              && found.filter(it -> !isFree(it)).isPresent();
      forgot = forgot || forgets;
      return forgets ? found.map(Mutated::free) : found;
    }

    private static Entity free(Entity slot) {
      Map<String, Object> properties = new HashMap<>(slot.properties());
      properties.put("live", 0);
      return slot.with(properties);
    }

    @Override
    public EntityPage query(String partition, Range range, int top, String continuation) {
      return table.query(partition, range, top, continuation);
    }

    @Override
    public void transact(List<EntityChange> changes) throws EntityConflict {
      boolean closes = changes.stream().anyMatch(it -> isOf(it, "slot-") && isFree(it.entity()));
      boolean tells = changes.size() == 2 && changes.stream().anyMatch(it -> isOf(it, "history-"));
      if ((how == CLOSES_NOTHING && closes) || (how == LOSES_COMMENTS && tells)) {
        return;
      }
      table.transact(
          how == LEAVES_OUT_HISTORY && tells
              ? changes.stream().filter(it -> !isOf(it, "history-")).toList()
              : changes);
    }

    private static boolean isOf(EntityChange change, String kind) {
      return change.entity().row().startsWith(kind);
    }

    private static boolean isFree(Entity slot) {
      return Integer.valueOf(0).equals(slot.properties().get("live"));
    }
  }
}
