package io.keyward.sandbox.host;

import io.keyward.sandbox.store.Database;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A host in a process of its own whose event function sends a message; it runs until killed. */
final class CrashingHost {
  private CrashingHost() {}

  public static void main(String[] arguments) {
    SampleHost host = new SampleHost(Database.at(Path.of(arguments[0])));
    host.functions.onEvent = text -> host.queue.send(text, Duration.ofDays(1));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(host.host.port());
    for (int i = 0; i < 1_000_000; i++) {
      String event = SampleHost.event("emitted-" + ProcessHandle.current().pid() + "-" + i);
      host.events.emit(event);
      out.println(event + ".");
    }
  }

  static Process fork(Path directory) throws IOException {
    String java =
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingHost.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
