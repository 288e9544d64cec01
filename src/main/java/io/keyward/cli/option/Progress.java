package io.keyward.cli.option;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One line that tells how far a long command is; it writes nothing where nobody watches. */
public final class Progress {
  private static final Duration PACE = Duration.ofMillis(100);
  private static final int BAR = 24;

  private final PrintWriter to;
  private final Clock clock;
  private final boolean watched;
  private final Instant start;
  private Instant next = Instant.MIN;
  private int done;
  private int total;
  private int width;

  public Progress(PrintWriter to, Clock clock, boolean watched) {
    this.to = to;
    this.clock = clock;
    this.watched = watched;
    this.start = clock.instant();
  }

  /** So many were found until now. */
  public synchronized void found(int count) {
    total = count;
    show("reading", false);
  }

  /** One more was judged. */
  public synchronized void judged() {
    done++;
    show("judging", done == total);
  }

  /** So many are to be judged. */
  public synchronized void expect(int count) {
    total = count;
    done = 0;
  }

  /** So many rows of a table were dealt with, of so many where that is known. */
  public synchronized void rows(String doing, long rows, long of) {
    if (isTime(rows == of)) {
      String all = of == 0 ? "" : "/" + of;
      write("%s %d%s rows, %s".formatted(doing, rows, all, clockFace(elapsed())));
    }
  }

  private void show(String doing, boolean last) {
    if (isTime(last)) {
      write(line(doing, elapsed()));
    }
  }

  private boolean isTime(boolean last) {
    Instant now = clock.instant();
    if (!watched || (!last && now.isBefore(next))) {
      return false;
    }
    next = now.plus(PACE);
    return true;
  }

  private Duration elapsed() {
    return Duration.between(start, clock.instant());
  }

  private String line(String doing, Duration elapsed) {
    double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
    if (doing.equals("reading")) {
      return "%s %d AI resources, %s".formatted(doing, total, clockFace(elapsed));
    }
    int filled = total == 0 ? BAR : BAR * done / total;
    return "%s [%s%s] %d/%d, %.0f/s, %s"
        .formatted(
            doing,
            "#".repeat(filled),
            ".".repeat(BAR - filled),
            done,
            total,
            done / seconds,
            clockFace(elapsed));
  }

  private static String clockFace(Duration elapsed) {
    return "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
  }

  private void write(String line) {
    to.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    to.flush();
    width = line.length();
  }

  /** Removes the line, so that the report begins on a clean one. */
  public synchronized void end() {
    if (watched && width > 0) {
      to.print("\r" + " ".repeat(width) + "\r");
      to.flush();
    }
  }
}
