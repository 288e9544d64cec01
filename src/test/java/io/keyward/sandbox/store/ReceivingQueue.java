package io.keyward.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One storage queue, as its receiver sees it. */
public interface ReceivingQueue {

  /** Visible messages, the oldest due first; each stays hidden from others for the lease. */
  List<ReceivedMessage> receive(int atMost, Duration lease);

  /** Removes the message, unless another receiver has it by now. */
  void delete(ReceivedMessage message);

  /** Gives the message back; it becomes visible again after the delay. */
  void release(ReceivedMessage message, Duration delay);

  /** Moves the message to the poison queue. */
  void poison(ReceivedMessage message);

  /** When the first of all messages becomes visible, empty without any. */
  Optional<Instant> earliestDue();
}
