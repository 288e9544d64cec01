package io.keyward.sandbox.worker;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The code of a packaged app: its jar and those of its folder lib, and nothing beside them. */
final class LoadedApp {
  private final URLClassLoader loader;
  private final Optional<FunctionInstanceInjector> injector;
  private final Map<String, EntryCall> functions = new ConcurrentHashMap<>();

  private LoadedApp(URLClassLoader loader) {
    this.loader = loader;
    Thread.currentThread().setContextClassLoader(loader);
    this.injector = ServiceLoader.load(FunctionInstanceInjector.class, loader).findFirst();
  }

  static LoadedApp from(Path jar) throws IOException {
    List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
    try (Stream<Path> files = Files.list(jar.resolveSibling("lib"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        urls.add(file.toUri().toURL());
      }
    }
    return new LoadedApp(new URLClassLoader(urls.toArray(URL[]::new)));
  }

  /** Finds the method that an entry point such as {@code some.Type.method} names. */
  void add(String name, String entryPoint) throws ReflectiveOperationException {
    int dot = entryPoint.lastIndexOf('.');
    Class<?> type = Class.forName(entryPoint.substring(0, dot), true, loader);
    Method method =
        Stream.of(type.getMethods())
            .filter(each -> each.getName().equals(entryPoint.substring(dot + 1)))
            .filter(each -> !each.isBridge())
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(entryPoint));
    functions.put(name, new EntryCall(method));
  }

  Optional<Object> run(Invocation invocation, Object input, Map<String, String> bindings)
      throws Exception { // the injector declares it
    EntryCall call = functions.get(invocation.functionName());
    if (call == null) {
      throw new NoSuchMethodException(invocation.functionName());
    }
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> type = call.method().getDeclaringClass();
    Object instance =
        injector.isPresent()
            ? injector.get().getInstance(type)
            : type.getConstructor().newInstance();
    try {
      return call.on(instance, invocation, input, bindings);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception thrown ? thrown : e;
    }
  }
}
