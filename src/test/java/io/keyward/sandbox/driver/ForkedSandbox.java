package io.keyward.sandbox.driver;

import io.keyward.sandbox.Sandbox;
import io.keyward.sandbox.platform.TrustStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sandbox in a process of its own, as its user starts it. */
public final class ForkedSandbox implements AutoCloseable {
  private final Process process;
  private final Path err;
  private final Wire wire;

  private ForkedSandbox(Process process, Path err, Wire wire) {
    this.process = process;
    this.err = err;
    this.wire = wire;
  }

  /** How a start ended by itself. */
  public record End(int code, List<String> out, List<String> err) {}

  private static Process fork(Path err, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Sandbox.class.getName());
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectError(err.toFile()).start();
  }

  /** Runs one that is expected to end by itself. */
  public static End ended(Path folder, String... options) throws IOException, InterruptedException {
    Path err = folder.resolve("err.txt");
    Process process = fork(err, options);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("The sandbox did not end.");
    }
    byte[] out = process.getInputStream().readAllBytes();
    return new End(
        process.exitValue(),
        new String(out, StandardCharsets.UTF_8).lines().toList(),
        Files.readAllLines(err));
  }

  /** One on free ports; what it is given last wins. */
  public static ForkedSandbox start(Path folder, String... options)
      throws IOException, GeneralSecurityException {
    List<String> all = new ArrayList<>(List.of("--port=0", "--azure-port=0", "--empty"));
    all.addAll(List.of(options));
    Path err = folder.resolve("err.txt");
    Process process = fork(err, all.toArray(String[]::new));
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    Map<String, String> told = new HashMap<>();
    String line = out.readLine();
    while (line != null && !line.startsWith("Ready")) {
      String[] words = line.strip().split("  +", 2);
      told.put(words[0], words[words.length - 1]);
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("It did not start: " + Files.readString(err));
    }
    Wire wire =
        new Wire(
            told.getOrDefault("Functions", ""),
            told.getOrDefault("Simulated Azure", ""),
            TrustStore.only(Path.of(told.getOrDefault("Certificate", ""))));
    return new ForkedSandbox(process, err, wire);
  }

  public Wire wire() {
    return wire;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it wrote on standard error so far. */
  public String errors() throws IOException {
    return Files.readString(err);
  }

  /** Ends it without any warning. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    kill();
  }
}
