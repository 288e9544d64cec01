package io.keyward.campaign;

import io.keyward.alert.Channel;
import io.keyward.alert.Channels;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.compliance.policy.AlertChannel;
import java.util.ArrayList;
import java.util.List;

/** The people behind the channels: they keep what they got, in its order. */
final class Inbox implements Channels {

  /** A message as one channel got it. */
  record Got(String channel, Message message) {}

  private final List<Got> got = new ArrayList<>();

  @Override
  public Channel of(AlertChannel description) {
    return (message, remoteId) -> {
      synchronized (got) {
        got.add(new Got(description.name(), message));
      }
      return new Receipt.Accepted("");
    };
  }

  List<Got> got() {
    synchronized (got) {
      return List.copyOf(got);
    }
  }
}
