package io.keyward.sandbox.host.function;

import io.keyward.sandbox.worker.Invocation;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs the functions of an app. */
public interface AppCode {

  /** The function's result, empty for none. */
  Optional<Object> run(
      FunctionDescriptor function,
      Invocation invocation,
      Object input,
      Map<String, String> bindings)
      throws ReflectiveOperationException, IOException, InterruptedException;

  /** In this process, on the object that a function's class stands for. */
  static AppCode inProcess(Function<Class<?>, Object> instances) {
    return new InProcess(instances);
  }
}
