package io.keyward.sandbox;

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

  /** Under a policy file, with the settings that its channels name. */
  RunningSandbox(Path policy, Map<String, String> settings) {
    this(given(policy, settings));
  }

  private static SandboxOptions given(Path policy, Map<String, String> settings) {
    SandboxOptions options = new SandboxOptions();
    options.policy = policy;
    options.settings = settings;
    return options;
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
