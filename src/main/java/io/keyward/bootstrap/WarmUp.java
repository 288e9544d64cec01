package io.keyward.bootstrap;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.management.AzureEnvironment;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does beside the start what the first event would have to wait for; its failures mean nothing. */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private WarmUp() {}

  /** Runs the work on a thread that does not keep the process alive. */
  static void beside(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(
        (at, failure) ->
            LOG.atDebug()
                .addKeyValue("work", name)
                .addKeyValue("reason", failure.getClass().getSimpleName())
                .log("Nothing could be made ready early"));
    thread.start();
  }

  /**
   * Begins to make something that is needed a little later.
   *
   * @return it, or the failure to make it, once it is there
   */
  static <T> Supplier<T> ahead(String name, Callable<T> making) {
    FutureTask<T> task = new FutureTask<>(making);
    beside(name, task);
    return () -> made(task);
  }

  private static <T> T made(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException("a part could not be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the start was interrupted", e);
    }
  }

  /** Fetches the token that the first read needs, which the credential remembers. */
  static void token(TokenCredential credential, AzureEnvironment cloud) {
    credential.getTokenSync(
        new TokenRequestContext().addScopes(cloud.getManagementEndpoint() + "/.default"));
  }

  /** Reads the authorities that this process trusts, which every HTTPS client needs. */
  static void trust() {
    try {
      SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      LOG.atDebug().log("The JDK's trust could not be read early");
    }
  }
}
