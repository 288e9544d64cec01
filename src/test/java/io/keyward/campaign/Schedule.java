package io.keyward.campaign;

import io.keyward.campaign.Step.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happens, as data.
 *
 * @param name where it comes from
 */
record Schedule(String name, List<Step> steps) {
  private static final int FEWEST = 8;
  private static final int MOST = 60;
  private static final int STORIES = 20;

  /** How often each kind is drawn, of all. */
  private static final Map<Kind, Integer> WEIGHTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(Kind.WRITE, 16),
              Map.entry(Kind.KEY, 6),
              Map.entry(Kind.VAULT, 3),
              Map.entry(Kind.GRANT, 3),
              Map.entry(Kind.EVENT, 14),
              Map.entry(Kind.DROP, 3),
              Map.entry(Kind.TWICE, 4),
              Map.entry(Kind.QUEUE, 8),
              Map.entry(Kind.TIMER, 6),
              Map.entry(Kind.PASS, 5),
              Map.entry(Kind.LIVE, 12),
              Map.entry(Kind.BACK, 1),
              Map.entry(Kind.SKEW, 1),
              Map.entry(Kind.FAULT, 10),
              Map.entry(Kind.STAND, 3),
              Map.entry(Kind.DIE, 6),
              Map.entry(Kind.MEET, 8),
              Map.entry(Kind.DECIDE, 14)));

  Schedule {
    steps = List.copyOf(steps);
  }

  /** The one of that seed. */
  static Schedule of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    int length = FEWEST + random.nextInt(MOST - FEWEST);
    List<Step> steps = new ArrayList<>();
    while (steps.size() < length) {
      if (random.nextInt(STORIES) == 0) {
        story(random, steps);
      }
      Kind kind = draw(random);
      int b = kind == Kind.DIE || kind == Kind.MEET ? random.nextInt(60) : random.nextInt(12);
      steps.add(new Step(kind, random.nextInt(24), b, random.nextInt(12)));
    }
    return new Schedule(String.valueOf(seed), steps);
  }

  /** A violation that is found, opened, and approved by two; by chance alone that is rare. */
  private static void story(Random random, List<Step> steps) {
    steps.add(new Step(Kind.WRITE, random.nextInt(24), random.nextBoolean() ? 0 : 3, 2));
    steps.add(new Step(Kind.LIVE, 3, 0, 0));
    steps.add(new Step(Kind.TIMER, 0, random.nextInt(2), 0));
    steps.add(new Step(Kind.LIVE, 4, 0, 0));
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      steps.add(new Step(Kind.DECIDE, 1 + random.nextInt(4), 0, random.nextInt(12)));
    }
    steps.add(new Step(draw(random), random.nextInt(24), random.nextInt(60), random.nextInt(12)));
    steps.add(new Step(Kind.QUEUE, 0, random.nextInt(2), 3));
  }

  private static Kind draw(Random random) {
    int left = random.nextInt(WEIGHTS.values().stream().mapToInt(it -> it).sum());
    for (Map.Entry<Kind, Integer> each : WEIGHTS.entrySet()) {
      left -= each.getValue();
      if (left < 0) {
        return each.getKey();
      }
    }
    throw new AssertionError("the weights do not add up");
  }

  /** The steps of a line; a name and a colon may stand before them. */
  static Schedule parse(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "replay" : line.substring(0, colon).strip();
    String steps = line.substring(colon + 1).strip();
    return new Schedule(
        name,
        steps.isEmpty() ? List.of() : Arrays.stream(steps.split("\\s+")).map(Step::parse).toList());
  }

  Schedule with(List<Step> others) {
    return new Schedule(name, others);
  }

  /** The line that {@link #parse} reads. */
  String line() {
    return name + ": " + steps.stream().map(Step::toString).collect(Collectors.joining(" "));
  }
}
