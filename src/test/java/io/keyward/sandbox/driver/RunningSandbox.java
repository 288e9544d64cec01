package io.keyward.sandbox.driver;

import io.keyward.sandbox.SandboxOptions;
import io.keyward.sandbox.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An empty sandbox in this process, on free ports. */
public final class RunningSandbox implements AutoCloseable {
  public static final Path PACKAGE = Path.of("target", "azure-functions", "keyward");

  public final Tenancy tenancy;
  public final Wire wire;

  public RunningSandbox() {
    this(new SandboxOptions());
  }

  /** Runs what the build packaged, as it would be deployed. */
  public static RunningSandbox ofPackage(Path app) {
    SandboxOptions options = new SandboxOptions();
    options.app = app;
    return new RunningSandbox(options);
  }

  /** Under a policy, as its file says it, with the settings that its channels name. */
  public RunningSandbox(String policy, Map<String, String> settings) {
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
