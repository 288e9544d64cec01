package io.keyward.sandbox.host.function;

import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.azure.functions.annotation.WarmupTrigger;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The functions of an app, found by their annotations or by what a package says of them. */
public final class FunctionCatalog {
  private static final Pattern SETTING = Pattern.compile("%([^%]+)%");
  private final Map<String, FunctionDescriptor> byName =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> settings;

  private FunctionCatalog(Map<String, String> settings) {
    this.settings = settings;
  }

  /** The functions of these classes; {@code %NAME%} in a binding stands for a setting. */
  public static FunctionCatalog of(Collection<Class<?>> classes, Map<String, String> settings) {
    FunctionCatalog catalog = new FunctionCatalog(settings);
    classes.stream()
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .sorted(Comparator.comparing(Method::getName))
        .forEach(catalog::add);
    return catalog;
  }

  /** The functions of a package and those below it, as the loader sees them. */
  public static FunctionCatalog scan(
      ClassLoader loader, String packageName, Map<String, String> settings) {
    return of(new ClassScan(loader).classes(packageName), settings);
  }

  /** The functions that a packaged app's function.json files describe. */
  public static FunctionCatalog packaged(Path app, Map<String, String> settings) {
    FunctionCatalog catalog = new FunctionCatalog(settings);
    new FunctionJson(catalog::resolve).functions(app).forEach(catalog::add);
    if (catalog.byName.isEmpty()) {
      throw new IllegalArgumentException("There is no function in " + app + ".");
    }
    return catalog;
  }

  /** All functions, by name. */
  public List<FunctionDescriptor> functions() {
    return List.copyOf(byName.values());
  }

  /** The function of that name in any case. */
  public Optional<FunctionDescriptor> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Those with that kind of trigger. */
  public <T extends Trigger> List<FunctionDescriptor> with(Class<T> kind) {
    return byName.values().stream().filter(f -> kind.isInstance(f.trigger())).toList();
  }

  private void add(Method method) {
    FunctionName name = method.getAnnotation(FunctionName.class);
    if (name == null || Modifier.isStatic(method.getModifiers()) || method.isBridge()) {
      return;
    }
    add(
        new FunctionDescriptor(
            name.value(), trigger(name.value(), method), new EntryPoint.Annotated(method)));
  }

  private void add(FunctionDescriptor function) {
    if (byName.putIfAbsent(function.name(), function) != null) {
      throw new IllegalArgumentException("Two functions are named " + function.name() + ".");
    }
  }

  private Trigger trigger(String name, Method method) {
    List<Trigger> triggers = new ArrayList<>();
    Arrays.stream(method.getParameterAnnotations())
        .flatMap(Stream::of)
        .forEach(annotation -> trigger(name, annotation).ifPresent(triggers::add));
    if (triggers.size() != 1) {
      throw new IllegalArgumentException(
          "The function " + name + " has " + triggers.size() + " known triggers, not one.");
    }
    return triggers.get(0);
  }

  private Optional<Trigger> trigger(String name, Annotation annotation) {
    if (annotation instanceof HttpTrigger http) {
      String route = http.route().isEmpty() ? name : resolve(http.route());
      return Optional.of(
          new Trigger.Http(RouteTemplate.parse(route), Set.of(http.methods()), http.authLevel()));
    }
    if (annotation instanceof TimerTrigger timer) {
      return Optional.of(new Trigger.Timer(resolve(timer.schedule())));
    }
    if (annotation instanceof QueueTrigger queue) {
      return Optional.of(new Trigger.Queue(resolve(queue.queueName())));
    }
    if (annotation instanceof EventGridTrigger) {
      return Optional.of(new Trigger.EventGrid());
    }
    return annotation instanceof WarmupTrigger
        ? Optional.of(new Trigger.Warmup())
        : Optional.empty();
  }

  private String resolve(String text) {
    Matcher matcher = SETTING.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(setting(found.group(1))));
  }

  private String setting(String name) {
    String value = settings.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The setting " + name + " is missing.");
    }
    return value;
  }
}
