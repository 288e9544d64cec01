package io.keyward.sandbox.host;

import io.keyward.sandbox.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Real time plus an offset that only grows and survives a restart. */
public final class SandboxClock extends Clock {
  private static final String OFFSET = "clock-offset";
  private final Database database;
  private final Clock real;
  private volatile Duration offset;

  /** The clock of that database. */
  public SandboxClock(Database database, Clock real) {
    this.database = database;
    this.real = real;
    this.offset = database.remembered(OFFSET).map(Duration::parse).orElse(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Zoned(this, zone);
  }

  /** Moves forward to that instant; an instant that is past changes nothing. */
  synchronized void advanceTo(Instant instant) {
    Duration missing = Duration.between(instant(), instant);
    if (!missing.isNegative() && !missing.isZero()) {
      Duration grown = offset.plus(missing);
      database.remember(OFFSET, grown.toString());
      offset = grown;
    }
  }

  /** The same time, told for another zone. */
  private static final class Zoned extends Clock {
    private final SandboxClock clock;
    private final ZoneId zone;

    Zoned(SandboxClock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Zoned(clock, other);
    }
  }
}
