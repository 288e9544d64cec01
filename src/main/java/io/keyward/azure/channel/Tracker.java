package io.keyward.azure.channel;

import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Reply;
import io.keyward.azure.store.form.Rows;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;

/** A system of work items, in which an alert is one item. */
interface Tracker {

  /** What a call to it came to. */
  sealed interface Item {
    /** The item of this id; "" where there is none. */
    record Known(String id) implements Item {}

    /** Nothing is known now. */
    record Failed(Receipt receipt) implements Item {}
  }

  /** The open item that carries the mark of an alert. */
  Item find(String mark);

  /** Makes one. */
  Item create(String mark, Message message);

  /** Adds to one what is new. */
  Receipt comment(String id, Message message);

  /** Closes one. */
  Receipt close(String id, Message message);

  /** The mark of an alert: letters, digits and a hyphen, so that no query can be broken by it. */
  static String mark(String alertId) {
    return "keyward-" + Rows.digest(alertId);
  }

  /** Reads an id out of an answer. */
  interface Reader {
    String id(Body answer);
  }

  /**
   * The item in an answer.
   *
   * @param form what its ids look like; anything else would not be put into an address
   */
  static Item item(Reply reply, Reader reader, String form) {
    if (!reply.isDone()) {
      return new Item.Failed(reply.receipt(""));
    }
    try {
      String id = reader.id(Body.of(JsonText.parse(reply.body())));
      return id.isEmpty() || id.matches(form)
          ? new Item.Known(id)
          : new Item.Failed(new Receipt.Refused("The answer holds an id that is none."));
    } catch (BadJson e) {
      return new Item.Failed(new Receipt.Refused("The answer is no JSON; is the token good?"));
    }
  }
}
