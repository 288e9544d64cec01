package io.keyward.sandbox.host.function;

import io.keyward.sandbox.worker.EntryCall;
import io.keyward.sandbox.worker.Invocation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs functions in the host's own process. */
record InProcess(Function<Class<?>, Object> instances) implements AppCode {

  @Override
  public Optional<Object> run(
      FunctionDescriptor function,
      Invocation invocation,
      Object input,
      Map<String, String> bindings)
      throws ReflectiveOperationException {
    if (!(function.entry() instanceof EntryPoint.Annotated annotated)) {
      throw new IllegalStateException("A packaged function needs a process of its own.");
    }
    Method method = annotated.method();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(method.getDeclaringClass().getClassLoader());
    try {
      Object instance = instances.apply(method.getDeclaringClass());
      return new EntryCall(method).on(instance, invocation, input, bindings);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
