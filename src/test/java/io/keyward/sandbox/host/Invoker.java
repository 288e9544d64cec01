package io.keyward.sandbox.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.BindingName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a function with the arguments that its annotations ask for. */
final class Invoker {
  private static final Logger LOG = LoggerFactory.getLogger(Invoker.class);
  private final Function<Class<?>, Object> instances;

  Invoker(Function<Class<?>, Object> instances) {
    this.instances = instances;
  }

  /** The function's result, empty for none. */
  Optional<Object> invoke(FunctionDescriptor function, Object input, Map<String, String> bindings)
      throws InvocationFailure, InterruptedException {
    Invocation invocation = Invocation.of(function);
    // A task keeps whatever the function throws, errors included.
    FutureTask<Optional<Object>> task =
        new FutureTask<>(() -> call(function.method(), invocation, input, bindings));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(function.method().getDeclaringClass().getClassLoader());
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
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Runs a function that has no result of interest. */
  void run(FunctionDescriptor function, Object input)
      throws InvocationFailure, InterruptedException {
    if (invoke(function, input, Map.of()).isPresent()) {
      LOG.atDebug().addKeyValue("function", function.name()).log("A result was left unused.");
    }
  }

  private Optional<Object> call(
      Method method, Invocation invocation, Object input, Map<String, String> bindings)
      throws ReflectiveOperationException {
    Parameter[] parameters = method.getParameters();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      arguments[i] = argument(parameters[i], invocation, input, bindings);
    }
    Object instance = instances.apply(method.getDeclaringClass());
    return Optional.ofNullable(method.invoke(instance, arguments));
  }

  private static Object argument(
      Parameter parameter, Invocation invocation, Object input, Map<String, String> bindings) {
    if (parameter.getType() == ExecutionContext.class) {
      return invocation;
    }
    BindingName name = parameter.getAnnotation(BindingName.class);
    if (name == null) {
      return input(parameter, input);
    }
    Optional<String> value = Optional.ofNullable(bindings.get(name.value()));
    if (parameter.getType() == Optional.class) {
      return value;
    }
    // The real worker fails such an invocation too.
    return value.orElseThrow(
        () -> new IllegalArgumentException("No value is bound to " + name.value() + "."));
  }

  private static Object input(Parameter parameter, Object input) {
    if (parameter.getType() == String.class && input instanceof HttpRequestMessage<?> request) {
      return request.getBody() instanceof Optional<?> body && body.isPresent() ? body.get() : "";
    }
    return input;
  }
}
