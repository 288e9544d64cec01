package io.keyward.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.sandbox.driver.RunningSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs with {@code --app} is the folder's content and nothing that lies beside it here. */
final class PackagedFormIT {
  @TempDir Path folder;

  private Path copy() throws IOException {
    try (Stream<Path> files = Files.walk(RunningSandbox.PACKAGE)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(RunningSandbox.PACKAGE.relativize(file).toString());
        if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
    }
    return folder;
  }

  private static void remove(Path folder, String start) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(start)).toList();
      assertThat(found).isNotEmpty();
      for (Path file : found) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aFunctionThatIsNotWrittenIsNotServed() throws IOException {
    Path app = copy();
    Files.delete(app.resolve("ListAudit").resolve("function.json"));

    try (RunningSandbox sandbox = RunningSandbox.ofPackage(app)) {
      assertThat(sandbox.wire.api("/api/audit").status()).isEqualTo(404);
      assertThat(sandbox.wire.api("/api/health").status()).isEqualTo(200);
    }
  }

  @Test
  void aLibraryThatIsNotPackedIsMissed() throws IOException {
    Path app = copy();
    remove(app.resolve("lib"), "jackson-core");

    try (RunningSandbox sandbox = RunningSandbox.ofPackage(app)) {
      assertThat(sandbox.wire.api("/api/tickets").status()).isEqualTo(500);
    }
  }

  @Test
  void withoutTheAppsOwnJarNothingStarts() throws IOException {
    Path app = copy();
    remove(app, "keyward-functions");

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> RunningSandbox.ofPackage(app))
        .withMessageContaining("cannot be loaded");
  }

  @Test
  void aFolderThatIsNoPackageIsRefused() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> RunningSandbox.ofPackage(folder))
        .withMessageContaining("has no host.json");
  }
}
