package io.keyward.bootstrap;

import java.security.NoSuchAlgorithmException;
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
    thread.start();
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
