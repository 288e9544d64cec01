package io.keyward.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs, from information up, while something is done. */
public final class LogLines extends Handler {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private LogLines() {}

  /** Those lines, as the platform's logger is given them. */
  public static List<String> of(Class<?> type, Runnable action) {
    Logger logger = Logger.getLogger(type.getName());
    LogLines kept = new LogLines();
    Level before = logger.getLevel();
    logger.addHandler(kept);
    logger.setLevel(Level.INFO);
    try {
      action.run();
    } finally {
      logger.setLevel(before);
      logger.removeHandler(kept);
    }
    return List.copyOf(kept.lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
