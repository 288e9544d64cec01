package io.keyward.sandbox;

/** An empty sandbox in this process, on free ports. */
final class RunningSandbox implements AutoCloseable {
  final Tenancy tenancy;
  final Wire wire;

  RunningSandbox() {
    SandboxOptions options = new SandboxOptions();
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
