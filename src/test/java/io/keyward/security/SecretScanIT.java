package io.keyward.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No file that is tracked, or would be by the next commit, holds a secret. */
final class SecretScanIT {
  private static final Path SOURCE = Path.of("src", "test", "secret-scan");
  private static final Path HOME = Path.of("target", "secret-scan");

  @Test
  void noFileHoldsASecret() throws Exception {
    List<String> files =
        output("git", "ls-files", "--cached", "--others", "--exclude-standard")
            .lines()
            .filter(it -> !it.endsWith(".png") && Files.isRegularFile(Path.of(it)))
            .toList();

    String told = scan(files);

    assertThat(files).hasSizeGreaterThan(1_000).contains("pom.xml", "README.md");
    assertThat(told).isEmpty();
  }

  @Test
  void aSecretOfEachSortIsFound() throws Exception {
    List<String> planted = new ArrayList<>();
    for (String secret : madeUp()) {
      Path file = HOME.resolve("planted-" + planted.size() + ".txt");
      Files.createDirectories(HOME);
      planted.add(Files.writeString(file, secret + "\n").toString());
    }

    String told = scan(planted);

    assertThat(planted).allSatisfy(file -> assertThat(told).contains(file));
    assertThat(told).doesNotContain(madeUp());
  }

  /** Put together here, so that this file holds none. */
  private static List<String> madeUp() {
    String letters = "aB3dE6gH9kLmN0pQrStUvWxYz1245780";
    String service = letters + letters + letters.substring(0, 22) + "=" + "=";
    return List.of(
        "DefaultEndpointsProtocol=https;Account" + "Key=" + service,
        "secret: " + service,
        "https://example.blob.core.windows.net/c?sv=2024-01-01&si" + "g=" + letters + "%3D",
        "AZURE_CLIENT_SECRET=aB38" + "Q~" + letters.substring(0, 32) + "ab",
        "https://robot:" + letters + "@example.org/",
        "GITHUB_TOKEN=gh" + "p_" + letters + "abcd",
        "-----BEGIN RSA PRIVATE"
            + " KEY-----\n"
            + service
            + "\n-----END RSA PRIVATE"
            + " KEY-----");
  }

  /** What the scan says, its secrets masked; empty for nothing found. */
  private static String scan(List<String> files) throws IOException, InterruptedException {
    Path home = NodePackages.installed(SOURCE, HOME);
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                home.resolve("node_modules/secretlint/bin/secretlint.js").toString(),
                "--no-color",
                "--no-glob",
                "--secretlintrc",
                SOURCE.resolve("secretlintrc.json").toString()));
    command.addAll(files);
    return output(command.toArray(String[]::new));
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("scan", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String told = Files.readString(out).strip();
    Files.delete(out);
    return told;
  }
}
