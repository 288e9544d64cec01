package io.keyward.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs from npm, installed below target exactly as their lock file says.
 *
 * <p>A machine without node and npm fails the tests with one line, it does not skip them.
 */
public final class NodePackages {
  private static final String LOCK = "package-lock.json";

  private NodePackages() {}

  /** The home that holds what the lock file in the source folder names; installs on first use. */
  public static Path installed(Path source, Path home) throws IOException, InterruptedException {
    Path done = home.resolve("installed-lock.json");
    if (!Files.isRegularFile(done) || Files.mismatch(done, source.resolve(LOCK)) >= 0) {
      install(source, home);
      Files.copy(source.resolve(LOCK), done, StandardCopyOption.REPLACE_EXISTING);
    }
    return home;
  }

  private static void install(Path source, Path home) throws IOException, InterruptedException {
    Files.createDirectories(home);
    for (String file : List.of("package.json", LOCK)) {
      Files.copy(source.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path log = home.resolve("npm.log");
    boolean windows = File.separatorChar == '\\';
    Process npm =
        new ProcessBuilder(
                windows ? "npm.cmd" : "npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
      npm.destroyForcibly();
      throw new IllegalStateException("npm ci could not install " + source + ": see " + log);
    }
  }
}
