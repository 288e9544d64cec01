import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Leaves the signatures out of the jars of a folder: the JVM would check the digest of each class
 * that it loads from them, which no policy of ours asks for. Why: docs/decisions/0011.
 */
final class UnsignedJars {
  private UnsignedJars() {}

  public static void main(String[] args) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
      for (Path jar : jars) {
        strip(jar);
      }
    }
  }

  private static void strip(Path jar) throws IOException {
    Path copy = jar.resolveSibling(jar.getFileName() + ".unsigned");
    try (JarFile from = new JarFile(jar.toFile(), false)) {
      if (from.stream().noneMatch(entry -> isSignature(entry.getName()))) {
        return;
      }
      try (OutputStream file = Files.newOutputStream(copy);
          ZipOutputStream to = new ZipOutputStream(file)) {
        for (ZipEntry entry : from.stream().toList()) {
          if (!isSignature(entry.getName())) {
            copy(from, entry, to);
          }
        }
      }
    }
    Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The time of an entry stays, so that two builds are the same bytes. */
  private static void copy(JarFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
    ZipEntry same = new ZipEntry(entry.getName());
    same.setTimeLocal(entry.getTimeLocal());
    to.putNextEntry(same);
    try (InputStream bytes = from.getInputStream(entry)) {
      bytes.transferTo(to);
    }
    to.closeEntry();
  }

  private static boolean isSignature(String name) {
    return name.matches("(?i)META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }
}
