package io.keyward.bench.cold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Packages the function that does nothing as Maven packages a function app. */
final class NoOpApp {
  private static final String FUNCTION =
      """
      {"scriptFile":"../noop.jar","entryPoint":"io.keyward.bench.cold.NoOp.run",
       "bindings":[{"type":"eventGridTrigger","direction":"in","name":"event"}]}
      """;

  private NoOpApp() {}

  /** Writes it, with the annotations' jar that every Java function app carries. */
  static FunctionApp write(Path folder, FunctionApp keyward) throws IOException {
    Files.createDirectories(folder.resolve("NoOp"));
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("NoOp").resolve("function.json"), FUNCTION);
    Files.copy(
        keyward.folder().resolve("host.json"),
        folder.resolve("host.json"),
        StandardCopyOption.REPLACE_EXISTING);
    try (Stream<Path> jars = Files.list(keyward.folder().resolve("lib"))) {
      for (Path jar :
          jars.filter(j -> j.toString().contains("azure-functions-java-library")).toList()) {
        Files.copy(
            jar,
            folder.resolve("lib").resolve(jar.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    jar(folder.resolve("noop.jar"), List.of(NoOp.class));
    return new FunctionApp("no-op", folder, "NoOp");
  }

  /** A jar of these classes. */
  static Path jar(Path jar, List<Class<?>> classes) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> type : classes) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(entry));
        try (InputStream bytes =
            Objects.requireNonNull(type.getClassLoader().getResourceAsStream(entry))) {
          bytes.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }
}
