package io.keyward.report;

import java.util.ArrayList;
import java.util.List;

/** What was taken out of lines and put into them, with a little of what stands around. */
final class LineDiff {
  private static final int AROUND = 4;

  private LineDiff() {}

  static List<String> of(List<String> before, List<String> after) {
    int[][] common = common(before, after);
    List<String> all = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean same = i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
      if (same) {
        all.add("  " + before.get(i));
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        all.add("- " + before.get(i++));
      } else {
        all.add("+ " + after.get(j++));
      }
    }
    return shortened(all);
  }

  /** The longest common rest from each pair of places on. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] length = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        length[i][j] =
            before.get(i).equals(after.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  private static List<String> shortened(List<String> all) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<String> near =
          all.subList(Math.max(0, i - AROUND), Math.min(all.size(), i + AROUND + 1));
      boolean shown = near.stream().anyMatch(line -> !line.startsWith("  "));
      if (shown) {
        kept.add(all.get(i));
      } else if (kept.isEmpty() || !kept.get(kept.size() - 1).equals("  ...")) {
        kept.add("  ...");
      }
    }
    return kept;
  }
}
