package io.keyward.bootstrap;

import io.keyward.azure.OpenTelemetryCounts;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.kpi.meter.EventMeter;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The one graph of objects: every function with all that stands behind it. */
public final class Keyward {
  private final Map<Class<?>, Object> functions;

  private Keyward(List<Object> functions) {
    this.functions =
        functions.stream()
            .collect(Collectors.toUnmodifiableMap(Object::getClass, Function.identity()));
  }

  /** Builds the graph. */
  public static Keyward of(Settings settings, PolicySource policies, Parts parts) {
    return of(settings, policies, parts, EventMeter.none());
  }

  /** The same; what happens is counted there. */
  static Keyward of(Settings settings, PolicySource policies, Parts parts, EventMeter counts) {
    return new Keyward(new Wiring(settings, policies, parts, counts).functions());
  }

  static EventMeter counts(Clock clock) {
    return new OpenTelemetryCounts(() -> GlobalOpenTelemetry.getMeter("io.keyward"), clock);
  }

  /** The instance of a function class. */
  public Object function(Class<?> type) {
    Object function = functions.get(type);
    if (function == null) {
      throw new IllegalArgumentException(type.getName() + " is no function of Keyward");
    }
    return function;
  }

  /** The classes that hold functions. */
  public List<Class<?>> functionClasses() {
    return List.copyOf(functions.keySet());
  }
}
