package io.keyward.sandbox.worker;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.BindingName;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Optional;

/** Calls a function's method with the arguments that its annotations ask for. */
public record EntryCall(Method method) {

  /** The method's result, empty for none. */
  public Optional<Object> on(
      Object instance, Invocation invocation, Object input, Map<String, String> bindings)
      throws ReflectiveOperationException {
    Parameter[] parameters = method.getParameters();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      arguments[i] = argument(parameters[i], invocation, input, bindings);
    }
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
