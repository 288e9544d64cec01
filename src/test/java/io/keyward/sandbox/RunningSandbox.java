package io.keyward.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An empty sandbox in this process, on free ports. */
final class RunningSandbox implements AutoCloseable {
  static final Path PACKAGE = Path.of("target", "azure-functions", "keyward");

  final Tenancy tenancy;
  final Wire wire;

  RunningSandbox() {
    this(new SandboxOptions());
  }

  /** Runs what the build packaged, as it would be deployed. */
  static RunningSandbox ofPackage(Path app) {
    SandboxOptions options = new SandboxOptions();
    options.app = app;
    return new RunningSandbox(options);
  }

  /** Under a policy, as its file says it, with the settings that its channels name. */
  RunningSandbox(String policy, Map<String, String> settings) {
    this(given(policy, settings));
  }

  private static SandboxOptions given(String policy, Map<String, String> settings) {
    SandboxOptions options = new SandboxOptions();
    options.policy = written(policy);
    options.settings = settings;
    return options;
  }

  private static Path written(String policy) {
    try {
      Path file = Files.createTempFile("keyward", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunningSandbox(SandboxOptions options) {
    options.port = 0;
    options.azurePort = 0;
    options.empty = true;
    tenancy = Tenancy.start(options);
    wire = Wire.to(tenancy);
    wire.group();
  }

  @Override
  public void close() {
    tenancy.close();
  }
}
