package io.keyward.campaign;

import io.keyward.alert.Channels;
import io.keyward.alert.Receipt;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.queue.MessageQueue;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.Change;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one process has to the world outside: before and after each call is a boundary, at which it
 * may die or something else may happen, and each call may fail. What other threads of the process
 * do is not counted, so that a schedule goes the same way each time; it fails with the process.
 */
final class Wires {

  /** How a call fails. */
  enum Fault {
    ARM_BUSY,
    ARM_SILENT,
    ARM_REFUSED,
    STORE_BUSY,
    /** It is stored, and the answer is lost. */
    STORE_LOST,
    STORE_CONFLICT,
    /** It is stored, and repeated by the client below it looks like another writer's. */
    STORE_REPEATED,
    QUEUE_BUSY,
    QUEUE_LOST,
    CHANNEL_BUSY,
    CHANNEL_LOST,
    CHANGE_BUSY,
    CHANGE_REFUSED,
    CHANGE_LOST,
    CHANGE_NEVER_SENT
  }

  /** The end of a process; nothing catches it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Map<Fault, Integer> failing = new EnumMap<>(Fault.class);
  private final Thread counted = Thread.currentThread();
  private volatile boolean dead;
  private int dies = -1;
  private int meets = -1;
  private Runnable meeting = () -> {};
  private boolean away;

  /** So many calls of that sort fail from now on. */
  void fail(Fault fault, int times) {
    failing.put(fault, times);
  }

  /** It dies at so many boundaries from now. */
  void die(int boundaries) {
    dies = boundaries;
  }

  /** At so many boundaries from now this happens. */
  void meet(int boundaries, Runnable what) {
    meets = boundaries;
    meeting = what;
  }

  /** Nothing of all that is still to come. */
  void calm() {
    failing.clear();
    dies = -1;
    meets = -1;
  }

  boolean isDead() {
    return dead;
  }

  private boolean isCounted() {
    return Thread.currentThread() == counted;
  }

  private void pass() {
    if (dead) {
      throw new Death();
    }
    if (!isCounted() || away) {
      return;
    }
    if (dies == 0) {
      dead = true;
      throw new Death();
    }
    dies = Math.max(-1, dies - 1);
    if (meets == 0) {
      meets = -1;
      away = true;
      meeting.run();
      away = false;
    }
    meets = Math.max(-1, meets - 1);
  }

  private boolean takes(Fault fault) {
    int left = failing.getOrDefault(fault, 0);
    if (left == 0 || !isCounted()) {
      return false;
    }
    failing.put(fault, left - 1);
    return true;
  }

  private static TemporarilyUnavailable unavailable(String sentence) {
    return new TemporarilyUnavailable(sentence, Duration.ofSeconds(7));
  }

  /** The store; a change may be made and seem to have failed. */
  EntityTable around(EntityTable table) {
    return proxy(
        EntityTable.class,
        table,
        (method, arguments, call) -> {
          if (takes(Fault.STORE_BUSY)) {
            throw unavailable("The storage answered 503.");
          }
          if (!method.getName().equals("transact")) {
            return call.get();
          }
          boolean conditional = isConditional(arguments[0]);
          if (conditional && takes(Fault.STORE_CONFLICT)) {
            throw new EntityConflict("The storage answered 412.");
          }
          Object done = call.get();
          if (conditional && takes(Fault.STORE_REPEATED)) {
            throw new EntityConflict("The storage answered 412 to a repeat.");
          }
          if (takes(Fault.STORE_LOST)) {
            throw unavailable("The storage gave no answer.");
          }
          return done;
        });
  }

  /** What is written whatever is there has no condition that could fail. */
  private static boolean isConditional(Object changes) {
    return ((List<?>) changes).stream().anyMatch(it -> !(it instanceof EntityChange.Upsert));
  }

  MessageQueue around(MessageQueue queue) {
    return proxy(
        MessageQueue.class,
        queue,
        (method, arguments, call) -> {
          if (method.getName().equals("elapsed")) {
            return call.get();
          }
          if (takes(Fault.QUEUE_BUSY)) {
            throw unavailable("The queue answered 503.");
          }
          Object done = call.get();
          if (takes(Fault.QUEUE_LOST)) {
            throw unavailable("The queue gave no answer.");
          }
          return done;
        });
  }

  /** Reads of Azure; what cannot be understood is told like what is refused. */
  <T> T reading(Class<T> type, T azure) {
    return proxy(
        type,
        azure,
        (method, arguments, call) -> {
          if (takes(Fault.ARM_BUSY) || (takes(Fault.ARM_SILENT) && isPartial(method, call))) {
            throw unavailable("ARM answered 429.");
          }
          return takes(Fault.ARM_REFUSED) && method.getReturnType() == Lookup.class
              ? new Lookup.Unreadable<>("403 AuthorizationFailed")
              : call.get();
        });
  }

  /** A list that breaks off has told of some. */
  private static boolean isPartial(Method method, Call call) throws Exception {
    if (method.getName().equals("each")) {
      call.get();
    }
    return true;
  }

  AzureChanges around(AzureChanges azure) {
    return new AzureChanges() {
      @Override
      public Sent send(Change change) {
        pass();
        if (takes(Fault.CHANGE_BUSY)) {
          return new Sent.Busy(Duration.ofSeconds(20), "HTTP 429");
        }
        if (takes(Fault.CHANGE_REFUSED)) {
          return new Sent.Refused(403, "AuthorizationFailed", "HTTP 403");
        }
        if (takes(Fault.CHANGE_NEVER_SENT)) {
          return new Sent.Unknown("timeout");
        }
        Sent sent = azure.send(change);
        pass();
        return takes(Fault.CHANGE_LOST) ? new Sent.Unknown("timeout") : sent;
      }

      @Override
      public Lookup<io.keyward.inventory.Body> read(
          io.keyward.remediation.Plane plane, String url) {
        pass();
        if (takes(Fault.ARM_BUSY)) {
          throw unavailable("ARM answered 429.");
        }
        return takes(Fault.ARM_REFUSED)
            ? new Lookup.Unreadable<>("403 AuthorizationFailed")
            : azure.read(plane, url);
      }
    };
  }

  Channels around(Channels channels) {
    return description ->
        (message, remoteId) -> {
          pass();
          if (takes(Fault.CHANNEL_BUSY)) {
            return new Receipt.Later(Duration.ZERO, "HTTP 503");
          }
          Receipt receipt = channels.of(description).send(message, remoteId);
          pass();
          return takes(Fault.CHANNEL_LOST)
              ? new Receipt.Later(Duration.ZERO, "no answer")
              : receipt;
        };
  }

  /** The call behind a proxy. */
  private interface Call {
    Object get() throws Exception;
  }

  /** What is done around it. */
  private interface Around {
    Object call(Method method, Object[] arguments, Call call) throws Exception;
  }

  private <T> T proxy(Class<T> type, T target, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              pass();
              Object answer =
                  around.call(method, arguments, () -> invoke(target, method, arguments));
              pass();
              return answer;
            }));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Exception {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error fatal) {
        throw fatal;
      }
      throw (Exception) e.getCause();
    }
  }
}
