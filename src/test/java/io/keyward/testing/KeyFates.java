package io.keyward.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What happens to 40 keys in a year, written down before any of it happens. Moments are seconds
 * since the year began. Nothing falls into the quarter of an hour after a look, in which a process
 * that died is followed by another.
 */
final class KeyFates {
  static final int KEYS = 40;
  static final long DAY = 86_400;
  static final long STEP = 23 * 3_600;
  static final int LOOKS = (int) (365 * DAY / STEP);
  static final long NEVER = Long.MAX_VALUE;
  private static final long QUARTER = 900;
  private static final long[] BEFORE_THE_END = {0, 1, 7, 14, 30, 90};

  /** What can happen. */
  enum What {
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
  record Fact(long at, int key, What what, String version, long end) {}

  final List<Fact> facts = new ArrayList<>();
  private final Random random;

  KeyFates(long seed) {
    random = new Random(seed);
    for (int key = 0; key < KEYS; key++) {
      new Life(key).pass();
    }
    facts.sort(Comparator.comparingLong(Fact::at));
  }

  /** Whether somebody names its version and must be moved by hand. */
  static boolean isPinned(int key) {
    return key % 3 == 0;
  }

  /** After so many days the policy of the key plans the next version. */
  static long plannedDays(int key) {
    return key % 4 == 1 ? 60 : key % 4 == 3 ? 120 : 3_650;
  }

  /** One key's year. */
  private final class Life {
    private final int key;
    private int versions;
    private String pinned = "v0";
    private boolean off;
    private boolean deleted;

    Life(int key) {
      this.key = key;
    }

    void pass() {
      make(-DAY - random.nextInt(50) * DAY);
      for (int day = 1; day < 365; day++) {
        if (!lasts(day * DAY + random.nextInt((int) DAY / 2))) {
          return;
        }
      }
    }

    /** False when it is destroyed. */
    private boolean lasts(long at) {
      if (deleted) {
        return lastsDeleted(at);
      }
      if (off ? chance(60) : chance(300)) {
        deleted = happens(at, What.DELETED);
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
      if (chance(60)) {
        happens(at, What.DESTROYED);
        return false;
      }
      if (chance(12)) {
        deleted = !happens(at, What.RECOVERED);
      }
      return true;
    }

    /** Now and then two versions between two looks. */
    private void make(long wanted) {
      long at = wanted;
      while (!isClear(at + (plannedDays(key) + 2) * DAY)) {
        at += 60;
      }
      facts.add(new Fact(at, key, What.MADE, "v" + versions, end(at)));
      versions++;
      if (at > 0 && chance(6)) {
        make(at + 3_600);
      }
    }

    private long end(long made) {
      if (key % 5 == 0) {
        return NEVER;
      }
      long end = made + DAY + random.nextInt((int) (420 * DAY));
      while (!isClearBefore(end)) {
        end += 60;
      }
      return end;
    }

    private String newest() {
      return "v" + (versions - 1);
    }

    private boolean happens(long at, What what) {
      return facts.add(new Fact(at, key, what, "", NEVER));
    }
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private static boolean isClear(long moment) {
    return Math.floorMod(moment, STEP) > QUARTER;
  }

  private static boolean isClearBefore(long end) {
    for (long days : BEFORE_THE_END) {
      if (!isClear(end - days * DAY)) {
        return false;
      }
    }
    return true;
  }
}
