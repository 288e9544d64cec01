package io.keyward.testing;

import io.keyward.alert.Channel;
import io.keyward.alert.Channels;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.compliance.policy.AlertChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Channels that write down what they are given, and answer what a test wants. */
public final class FakeChannels implements Channels {

  /** A message as one channel got it. */
  public record Got(String channel, Message message, String remoteId) {
    /** What it told, in a few words. */
    public String text() {
      return channel + " " + message.notice().kind().word() + " " + message.tier();
    }
  }

  private final List<Got> got = new ArrayList<>();
  private final Map<String, Deque<Receipt>> answers = new HashMap<>();

  /** Answers this next, once, instead of taking the message. */
  public synchronized void answer(String channel, Receipt receipt) {
    answers.computeIfAbsent(channel, it -> new ArrayDeque<>()).add(receipt);
  }

  /** All that was sent, taken or not. */
  public synchronized List<Got> got() {
    return List.copyOf(got);
  }

  /** What was sent over all channels, in a few words each. */
  public List<String> texts() {
    return got().stream().map(it -> it.text().strip()).toList();
  }

  @Override
  public Channel of(AlertChannel description) {
    return (message, remoteId) -> take(description.name(), message, remoteId);
  }

  private synchronized Receipt take(String channel, Message message, String remoteId) {
    got.add(new Got(channel, message, remoteId));
    Deque<Receipt> waiting = answers.getOrDefault(channel, new ArrayDeque<>());
    return waiting.isEmpty() ? new Receipt.Accepted("") : waiting.remove();
  }
}
