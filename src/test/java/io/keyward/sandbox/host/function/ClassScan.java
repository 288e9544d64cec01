package io.keyward.sandbox.host.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lists the classes of a package as one class loader sees them, in directories and jars. */
record ClassScan(ClassLoader loader) {
  private static final String SUFFIX = ".class";

  /** The classes of the package and those below it, without nested and synthetic ones' bodies. */
  List<Class<?>> classes(String packageName) {
    String folder = packageName.replace('.', '/');
    List<Class<?>> found = new ArrayList<>();
    try {
      for (URL place : Collections.list(loader.getResources(folder))) {
        for (String name : names(place, folder)) {
          found.add(load(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The functions could not be listed.", e);
    }
    return found;
  }

  private Class<?> load(String file) {
    String name = file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("A listed class is gone: " + name, e);
    }
  }

  private static List<String> names(URL place, String folder) throws IOException {
    if (place.getProtocol().equals("jar")) {
      return inJar(place, folder);
    }
    return place.getProtocol().equals("file") ? inDirectory(place, folder) : List.of();
  }

  private static List<String> inJar(URL place, String folder) throws IOException {
    JarURLConnection connection = (JarURLConnection) place.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      return jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.startsWith(folder + "/") && isClass(name))
          .sorted()
          .toList();
    }
  }

  private static List<String> inDirectory(URL place, String folder) throws IOException {
    Path root = Path.of(uri(place));
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> folder + "/" + root.relativize(file).toString().replace('\\', '/'))
          .filter(ClassScan::isClass)
          .sorted()
          .toList();
    }
  }

  private static boolean isClass(String name) {
    return name.endsWith(SUFFIX) && !name.endsWith("-info" + SUFFIX);
  }

  private static URI uri(URL place) {
    try {
      return place.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("A class path entry has no usable name.", e);
    }
  }
}
