package io.keyward.testing;

import io.keyward.testing.KeyFates.Fact;
import io.keyward.testing.KeyFates.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What people must hear of the keys, and what must be kept, worked out from the facts by counting
 * seconds. It knows nothing of the code under test.
 */
public final class KeyFatesOracle {
  private static final String NOT_SO = "not so";
  private static final String NOT_KNOWN = "not known";

  /** One key and one reason: the messages of each alert, in their order, the alerts in any. */
  public final Map<String, List<List<String>>> messages = new TreeMap<>();

  /** One key: its newest version and tier as they follow each other. */
  public final Map<String, List<String>> tiers = new TreeMap<>();

  /** A key and version: the version before, when it was made, and when who is pinned followed. */
  public final Map<String, String> rotations = new TreeMap<>();

  private record Made(String name, long at, long end) {}

  private final KeyFates.Watch watch;
  private final boolean hears;

  /**
   * Knows it at once.
   *
   * @param facts in their order
   * @param hears whether a new version is looked at when it is made, as its event asks for
   */
  public KeyFatesOracle(KeyFates.Watch watch, List<Fact> facts, boolean hears) {
    this.watch = watch;
    this.hears = hears;
    for (int key = 0; key < watch.keys(); key++) {
      new Life(key).pass(facts);
    }
  }

  /** What is told of one thing. */
  private static final class Story {
    final List<String> told = new ArrayList<>();
    private final Set<String> tiers = new HashSet<>();
    private String last = "";

    void look(String value) {
      if (value.equals(NOT_KNOWN) || (tiers.isEmpty() && value.equals(NOT_SO))) {
        return;
      }
      if (value.equals(NOT_SO)) {
        told.add(("resolved " + last).strip());
        tiers.clear();
        return;
      }
      boolean first = tiers.isEmpty();
      if (tiers.add(value)) {
        told.add(((first ? "raised " : "worsened ") + value).strip());
      }
      last = value;
    }
  }

  private final class Life {
    private final int key;
    private final List<Made> made = new ArrayList<>();
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final Set<String> kept = new HashSet<>();
    private String pinned = "v0";
    private boolean off;
    private boolean deleted;
    private boolean destroyed;

    Life(int key) {
      this.key = key;
    }

    void pass(List<Fact> facts) {
      List<Fact> mine = facts.stream().filter(it -> it.key() == key).toList();
      Set<Long> looks = new TreeSet<>(watch.looks());
      if (hears) {
        mine.stream().filter(it -> it.what() == What.MADE).forEach(it -> looks.add(it.at()));
      }
      int next = 0;
      for (long now : looks) {
        while (next < mine.size() && mine.get(next).at() <= now) {
          happen(mine.get(next));
          next++;
        }
        if (!made.isEmpty()) {
          look(now);
        }
      }
      stories.forEach(
          (name, story) -> {
            if (!story.told.isEmpty()) {
              String reason = "key" + key + " " + name.split(" ", 2)[0];
              messages.computeIfAbsent(reason, it -> new ArrayList<>()).add(story.told);
            }
          });
      messages.values().forEach(all -> all.sort(Comparator.comparing(List::toString)));
    }

    private void happen(Fact fact) {
      switch (fact.what()) {
        case MADE -> made.add(new Made(fact.version(), fact.at(), fact.end()));
        case OFF -> off = true;
        case ON -> off = false;
        case DELETED -> deleted = true;
        case RECOVERED -> deleted = false;
        case DESTROYED -> destroyed = true;
        case FOLLOWED -> pinned = fact.version();
      }
    }

    private Made newest() {
      return made.get(made.size() - 1);
    }

    private void look(long now) {
      story("usable").look(usable());
      for (Made version : made) {
        boolean isNewest = version.equals(newest());
        story("end " + version.name()).look(ifKnown(isNewest, tier(version.end(), now)));
        story("overdue " + version.name()).look(ifKnown(isNewest, overdue(version, now)));
        story("behind " + version.name()).look(ifKnown(isNewest, behind()));
      }
      if (!deleted && !destroyed) {
        note(newest().name() + " " + tier(newest().end(), now).replace(NOT_SO, ""));
        keep(now);
      }
    }

    private Story story(String name) {
      return stories.computeIfAbsent(name, it -> new Story());
    }

    private String usable() {
      if (destroyed) {
        return "missing";
      }
      return deleted ? "deleted" : off ? "disabled" : NOT_SO;
    }

    /** Of a deleted key it is not known; of one that is destroyed nothing is so any more. */
    private String ifKnown(boolean isNewest, String value) {
      if (destroyed) {
        return NOT_SO;
      }
      return deleted ? NOT_KNOWN : isNewest ? value : NOT_SO;
    }

    private String overdue(Made version, long now) {
      long due = version.at() + KeyFates.plannedDays(key) * KeyFates.DAY;
      return now > due + 2 * KeyFates.DAY ? "" : NOT_SO;
    }

    private String behind() {
      return KeyFates.isPinned(key) && !pinned.equals(newest().name()) ? "" : NOT_SO;
    }

    private void note(String entry) {
      List<String> all = tiers.computeIfAbsent("key" + key, it -> new ArrayList<>());
      if (all.isEmpty() || !all.get(all.size() - 1).equals(entry)) {
        all.add(entry);
      }
    }

    /** The first look begins the watch and keeps no rotation. */
    private void keep(long now) {
      for (int i = 0; i < made.size(); i++) {
        Made version = made.get(i);
        String name = "key" + key + " " + version.name();
        boolean fresh = kept.add(version.name());
        boolean open = fresh || rotations.getOrDefault(name, "").endsWith(" nobody");
        if (i > 0 && open && (fresh || version.equals(newest()))) {
          boolean follows = KeyFates.isPinned(key) && pinned.equals(version.name());
          rotations.put(
              name,
              made.get(i - 1).name()
                  + " "
                  + version.at()
                  + (follows ? " followed " + now : " nobody"));
        }
      }
    }
  }

  private static String tier(long end, long now) {
    if (end == KeyFates.NEVER) {
      return NOT_SO;
    }
    if (now >= end) {
      return "expired";
    }
    for (long days : new long[] {1, 7, 14, 30, 90}) {
      if (end - now <= days * KeyFates.DAY) {
        return String.valueOf(days);
      }
    }
    return NOT_SO;
  }
}
