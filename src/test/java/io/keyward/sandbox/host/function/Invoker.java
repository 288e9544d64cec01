package io.keyward.sandbox.host.function;

import io.keyward.sandbox.worker.Invocation;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a function run, whatever comes of it. */
public final class Invoker {
  private static final Logger LOG = LoggerFactory.getLogger(Invoker.class);
  private final AppCode code;

  public Invoker(AppCode code) {
    this.code = code;
  }

  /** The function's result, empty for none. */
  public Optional<Object> invoke(
      FunctionDescriptor function, Object input, Map<String, String> bindings)
      throws InvocationFailure, InterruptedException {
    Invocation invocation = Invocation.of(function.name());
    // A task keeps whatever the function throws, errors included.
    FutureTask<Optional<Object>> task =
        new FutureTask<>(() -> code.run(function, invocation, input, bindings));
    try {
      task.run();
      return task.get();
    } catch (ExecutionException e) {
      Throwable cause =
          e.getCause() instanceof InvocationTargetException thrown
              ? thrown.getCause()
              : e.getCause();
      LOG.atWarn()
          .addKeyValue("function", function.name())
          .addKeyValue("invocation", invocation.id())
          .setCause(cause)
          .log("A function failed.");
      throw new InvocationFailure(invocation, cause);
    }
  }

  /** Runs a function that has no result of interest. */
  public void run(FunctionDescriptor function, Object input)
      throws InvocationFailure, InterruptedException {
    if (invoke(function, input, Map.of()).isPresent()) {
      LOG.atDebug().addKeyValue("function", function.name()).log("A result was left unused.");
    }
  }
}
