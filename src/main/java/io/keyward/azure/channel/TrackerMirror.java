package io.keyward.azure.channel;

import io.keyward.alert.Channel;
import io.keyward.alert.Message;
import io.keyward.alert.Notice;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.Tracker.Item;

/**
 * Keeps one work item for an alert: made once, added to, closed with it. Before one is made it is
 * looked for by its mark, since the answer to an earlier attempt may have been lost.
 */
record TrackerMirror(Tracker tracker) implements Channel {

  @Override
  public Receipt send(Message message, String remoteId) {
    boolean begins = message.notice().kind() == Notice.Kind.RAISED;
    Item item =
        remoteId.isEmpty() || begins
            ? tracker.find(Tracker.mark(message.alertId()))
            : new Item.Known(remoteId);
    if (item instanceof Item.Failed failed) {
      return failed.receipt();
    }
    String id = ((Item.Known) item).id();
    if (id.isEmpty()) {
      return message.isResolved() ? new Receipt.Accepted("") : created(message);
    }
    Receipt receipt =
        message.isResolved() ? tracker.close(id, message) : tracker.comment(id, message);
    return receipt instanceof Receipt.Accepted ? new Receipt.Accepted(id) : receipt;
  }

  private Receipt created(Message message) {
    Item item = tracker.create(Tracker.mark(message.alertId()), message);
    if (item instanceof Item.Failed failed) {
      return failed.receipt();
    }
    String id = ((Item.Known) item).id();
    return id.isEmpty()
        ? new Receipt.Refused("The answer does not tell what was made.")
        : new Receipt.Accepted(id);
  }
}
