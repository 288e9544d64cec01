package io.keyward.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * What happens to keys in a year, written down before any of it happens. Moments are seconds since
 * the year began. All of it falls between the fortieth and the fifty-fifth minute of an hour, so
 * that whatever looks in the minutes before, also a second time after a crash, sees the same.
 */
public final class KeyFates {
  public static final long DAY = 86_400;
  public static final long NEVER = Long.MAX_VALUE;

  /** No look lasts longer than this, nor the work that comes of it. */
  public static final long UNDISTURBED = 2_400;

  /** A deleted key is gone after so many days, the fewest that a vault allows. */
  public static final int RETENTION = 7;

  private static final long HOUR = 3_600;
  private static final long LATEST = 3_300;
  private static final long[] BEFORE_THE_END = {0, 1, 7, 14, 30, 90};

  /**
   * Which keys are watched, and when.
   *
   * @param step seconds from one look to the next, whole hours
   * @param firstLook the number of the first; number 0 is when the year begins
   * @param oldest how many days before that the first versions are made at most
   */
  public record Watch(int keys, long step, int firstLook, int oldest) {

    /** The number of the look at which the year is over. */
    public int lastLook() {
      return (int) (365 * DAY / step);
    }

    /** When they are. */
    public List<Long> looks() {
      return LongStream.range(firstLook, lastLook()).map(it -> it * step).boxed().toList();
    }
  }

  /** What can happen. */
  public enum What {
    MADE,
    OFF,
    ON,
    DELETED,
    RECOVERED,
    DESTROYED,
    FOLLOWED
  }

  /**
   * One thing that happens to one key.
   *
   * @param version the version that is made, or that who is pinned goes to; "" for all else
   * @param end when that version ends
   */
  public record Fact(long at, int key, What what, String version, long end) {

    /** The same at another moment. */
    public Fact at(long moment) {
      return new Fact(moment, key, what, version, end);
    }
  }

  private final List<Fact> facts = new ArrayList<>();
  private final Watch watch;
  private final Random random;

  /** The fates of that seed. */
  public KeyFates(long seed, Watch watch) {
    this.watch = watch;
    this.random = new Random(seed);
    for (int key = 0; key < watch.keys(); key++) {
      new Life(key).pass();
    }
    facts.sort(Comparator.comparingLong(Fact::at));
  }

  /** All that happens, in its order. */
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** Whether somebody names its version and must be moved by hand. */
  public static boolean isPinned(int key) {
    return key % 3 == 0;
  }

  /** After so many days the policy of the key plans the next version. */
  public static long plannedDays(int key) {
    return key % 4 == 1 ? 60 : key % 4 == 3 ? 120 : 3_650;
  }

  /** One key's year. */
  private final class Life {
    private final int key;
    private int versions;
    private String pinned = "v0";
    private boolean off;
    private long deletedAt = NEVER;

    Life(int key) {
      this.key = key;
    }

    void pass() {
      make(clear(-DAY - random.nextInt(watch.oldest()) * DAY));
      for (int day = 1; day < 365; day++) {
        if (!lasts(clear(day * DAY + random.nextInt((int) DAY / 2)))) {
          return;
        }
      }
      if (deletedAt != NEVER) {
        happens(deletedAt + RETENTION * DAY, What.DESTROYED);
      }
    }

    /** False when it is destroyed. */
    private boolean lasts(long at) {
      if (deletedAt != NEVER) {
        return lastsDeleted(at);
      }
      if (off ? chance(60) : chance(300)) {
        deletedAt = at;
        happens(at, What.DELETED);
      } else if (off ? chance(10) : chance(200)) {
        off = !off;
        happens(at, off ? What.OFF : What.ON);
      } else if (!off && key % 8 != 2 && chance(70)) {
        make(at);
      } else if (isPinned(key) && !pinned.equals(newest()) && chance(25)) {
        pinned = newest();
        facts.add(new Fact(at, key, What.FOLLOWED, pinned, NEVER));
      }
      return true;
    }

    private boolean lastsDeleted(long at) {
      long purgedAt = deletedAt + RETENTION * DAY;
      if (at >= purgedAt) {
        happens(purgedAt, What.DESTROYED);
        return false;
      }
      if (chance(9)) {
        deletedAt = NEVER;
        happens(at, What.RECOVERED);
      }
      return true;
    }

    /** Now and then two versions between two looks. */
    private void make(long at) {
      facts.add(new Fact(at, key, What.MADE, "v" + versions, end(at)));
      versions++;
      if (at > 0 && chance(6)) {
        make(at + HOUR);
      }
    }

    /** Whoever looks just after it was made sees one tier, however long that takes. */
    private long end(long made) {
      if (key % 5 == 0) {
        return NEVER;
      }
      long end = clear(made + DAY + random.nextInt((int) (420 * DAY)));
      while (isNearATier(end, made)) {
        end += HOUR;
      }
      return end;
    }

    private String newest() {
      return "v" + (versions - 1);
    }

    private void happens(long at, What what) {
      facts.add(new Fact(at, key, what, "", NEVER));
    }
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private static boolean isNearATier(long end, long moment) {
    return LongStream.of(BEFORE_THE_END)
        .anyMatch(days -> Math.abs(end - days * DAY - moment) <= UNDISTURBED);
  }

  /** That moment, or the next one of the hour at which nobody looks. */
  private static long clear(long moment) {
    long at = moment;
    while (Math.floorMod(at, HOUR) <= UNDISTURBED || Math.floorMod(at, HOUR) >= LATEST) {
      at += 60;
    }
    return at;
  }
}
