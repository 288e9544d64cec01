package io.keyward.bench.cold;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Loads the functions of an app as the worker does and invokes one; needs the JDK alone. */
final class BareWorkerMain {
  private BareWorkerMain() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      Path app = Path.of(in.readUTF());
      URLClassLoader loader = new URLClassLoader(jars(app));
      Thread.currentThread().setContextClassLoader(loader);
      Optional<FunctionInstanceInjector> injector =
          ServiceLoader.load(FunctionInstanceInjector.class).findFirst();
      Map<String, Method> functions = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        functions.put(name, entryPoint(app.resolve(name), loader));
      }
      out.writeBoolean(true);
      Method called = Objects.requireNonNull(functions.get(in.readUTF()));
      out.writeUTF(invoke(called, injector, in.readUTF()));
      in.read();
    }
  }

  private static String invoke(
      Method method, Optional<FunctionInstanceInjector> injector, String event)
      throws ReflectiveOperationException {
    try {
      Class<?> type = method.getDeclaringClass();
      Object instance =
          injector.isPresent()
              ? injector.get().getInstance(type)
              : type.getConstructor().newInstance();
      method.invoke(instance, event);
      return "";
    } catch (ReflectiveOperationException e) {
      throw e;
    } catch (Exception e) { // the injector declares it
      return e.toString();
    }
  }

  private static Method entryPoint(Path folder, ClassLoader loader)
      throws IOException, ClassNotFoundException {
    String json = Files.readString(folder.resolve("function.json"));
    int from = json.indexOf('"', json.indexOf(':', json.indexOf("\"entryPoint\""))) + 1;
    String entry = json.substring(from, json.indexOf('"', from));
    int dot = entry.lastIndexOf('.');
    Class<?> type = Class.forName(entry.substring(0, dot), true, loader);
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals(entry.substring(dot + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static URL[] jars(Path app) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path folder : List.of(app, app.resolve("lib"))) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
          urls.add(url(jar));
        }
      }
    }
    return urls.toArray(new URL[0]);
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
