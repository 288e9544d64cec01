package io.keyward.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the sandbox is started with, by {@code -Dsandbox.args="…"}. */
@Command(
    name = "mvn -Psandbox",
    description = "Runs Keyward on this machine against a simulated Azure; no account is needed.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Options are given as -Dsandbox.args=\"--empty --port 7072\"."})
public final class SandboxOptions {
  private static final int LARGEST_PORT = 65_535;

  @Option(names = "--port", defaultValue = "7071", description = "Port of the function host.")
  public int port;

  @Option(
      names = "--azure-port",
      defaultValue = "8443",
      description = "Port of the simulated Azure.")
  public int azurePort;

  @Option(names = "--empty", description = "Start without the demo estate.")
  public boolean empty;

  @Nullable
  @Option(
      names = "--load",
      paramLabel = "DIR",
      description = "ARM bodies (*.json) to start with; no event is raised for them.")
  Path load;

  @Nullable
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep everything in this folder, so that it survives a restart.")
  Path data;

  @Nullable
  @Option(names = "--policy", paramLabel = "FILE", description = "Judge by this policy file.")
  public Path policy;

  @Nullable
  @Option(
      names = "--app",
      paramLabel = "DIR",
      description =
          "Run the packaged app of this folder, such as target/azure-functions/keyward, in a"
              + " process of its own; needs Node.")
  public Path app;

  @Option(
      names = "--storage",
      paramLabel = "KIND",
      defaultValue = "embedded",
      description = "Where tickets and work are kept: embedded or azurite.")
  String storage = "embedded";

  @Option(
      names = "--setting",
      paramLabel = "NAME=VALUE",
      description = "An app setting that a channel of the policy file names; may be repeated.")
  public Map<String, String> settings = new HashMap<>();

  /** Refuses what only shows when much has been started already. */
  void check() {
    checkPort("--port", port);
    checkPort("--azure-port", azurePort);
    if (data != null && (app != null || storage.equals("azurite"))) {
      throw new CannotStart(
          "--data keeps what the embedded store holds; azurite, which --app needs, keeps nothing");
    }
    if (app != null && !Files.isRegularFile(app.resolve("host.json"))) {
      throw new CannotStart(
          "--app " + app + " has no host.json; mvn package writes target/azure-functions/keyward");
    }
  }

  private static void checkPort(String name, int number) {
    if (number < 0 || number > LARGEST_PORT) {
      throw new CannotStart(name + " must be a number from 0 to " + LARGEST_PORT);
    }
  }
}
