package io.keyward.sandbox;

import io.keyward.bootstrap.BadSettings;
import io.keyward.sandbox.store.StoreFailure;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts the sandbox and tells what happens in it until it is stopped. */
public final class Sandbox {
  private Sandbox() {}

  /** Runs until the process is ended; exit 1 with one line when it cannot start. */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    SandboxOptions options = new SandboxOptions();
    CommandLine line = new CommandLine(options);
    try {
      line.parseArgs(args);
      if (CommandLine.printHelpIfRequested(line.getParseResult())) {
        return;
      }
      options.check();
      run(options, out);
    } catch (ParameterException | BadSettings | CannotStart | StoreFailure e) {
      refuse(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The server library reports a taken port as a bare RuntimeException.
      if (e.getCause() instanceof BindException) {
        refuse("a port is taken; choose others with --port and --azure-port");
      }
      // What has been started already would keep the process alive.
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void refuse(String sentence) {
    System.err.println("The sandbox cannot start: " + sentence);
    System.exit(1);
  }

  private static void run(SandboxOptions options, PrintStream out) throws InterruptedException {
    Logging.quiet();
    Narrator narrator = new Narrator(out);
    narrator.step("Starting the simulated Azure and the function host");
    Tenancy tenancy = Tenancy.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(tenancy::close, "sandbox-close"));
    narrator.ready(tenancy, tenancy.policy());
    if (!options.empty && tenancy.isFresh()) {
      new DemoEstate(tenancy, narrator).write();
      narrator.judged(tenancy, tenancy.policy());
    }
    narrator.whereToLook(tenancy);
    new CountDownLatch(1).await();
  }
}
