package io.keyward.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A page opened in headless Chromium: what it became, and what the browser said of it. */
record Chromium(String dom, String console) {
  private static final int PATIENCE = 120;

  /** The browser's own chatter is left out; what pages say is marked CONSOLE. */
  static Chromium open(Path page, Path directory) throws IOException, InterruptedException {
    Path out = directory.resolve("dom.html");
    Path err = directory.resolve("browser.log");
    Process browser =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile"),
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!browser.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new IOException("the browser did not end");
    }
    List<String> said =
        Files.readAllLines(err).stream().filter(line -> line.contains("CONSOLE")).toList();
    return new Chromium(Files.readString(out), String.join("\n", said));
  }
}
