package io.keyward.workflow;

import io.keyward.alert.AlertStore;
import io.keyward.drill.DrillStore;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import io.keyward.ticket.store.TicketStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Counts the boundaries of an execution, before and after each call, and acts at one of them. */
public final class Boundaries {
  private final int at;
  private final Runnable act;
  private int passed;

  public Boundaries(int at, Runnable act) {
    this.at = at;
    this.act = act;
  }

  /** The end of a process; nothing catches it. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Whether the process dies at that boundary of the work; beyond the last one it does not. */
  public static boolean dies(int at, Consumer<Boundaries> work) {
    Boundaries boundaries =
        new Boundaries(
            at,
            () -> {
              throw new Death();
            });
    try {
      work.accept(boundaries);
      return false;
    } catch (Death death) {
      return true;
    }
  }

  /** Whether there was such a boundary. */
  public boolean acted() {
    return passed >= at;
  }

  private void pass() {
    passed++;
    if (passed == at) {
      act.run();
    }
  }

  public Ports around(Ports ports) {
    return new Ports(
        ports.resources(),
        ports.surroundings(),
        ports.judgements(),
        ports.writers(),
        around(TicketStore.class, ports.tickets()),
        ports.waivers(),
        ports.uses(),
        ports.rotations(),
        around(AlertStore.class, ports.alerts()),
        around(DrillStore.class, ports.drills()),
        (inspection, delay) -> {
          pass();
          ports.queue().ask(inspection, delay);
          pass();
        },
        ports.clock(),
        ports.tenantId());
  }

  public AzureChanges around(AzureChanges azure) {
    return new AzureChanges() {
      @Override
      public Sent send(Change change) {
        pass();
        Sent sent = azure.send(change);
        pass();
        return sent;
      }

      @Override
      public Lookup<Body> read(Plane plane, String url) {
        pass();
        return azure.read(plane, url);
      }
    };
  }

  private <T> T around(Class<T> type, T store) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              pass();
              try {
                Object result = method.invoke(store, args);
                pass();
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
