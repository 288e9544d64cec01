package io.keyward.workflow.kpi;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Judgements;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.Body;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceKind;
import io.keyward.kpi.Group;
import io.keyward.kpi.VerdictCounts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Counts the judged AI resources by subscription, type, classification and production. */
final class CountEstate {
  private static final int PAGE = 1_000;

  /** Tags are free text: so many groups are told apart, the rest of a type is one group. */
  static final int MOST_GROUPS = 10_000;

  private static final int LONGEST_CLASSIFICATION = 64;

  private static final String OTHERS = "(others)";

  private final Judgements judgements;

  CountEstate(Judgements judgements) {
    this.judgements = judgements;
  }

  /**
   * What was counted.
   *
   * @param whole whether it is all there is
   */
  record Counted(Map<Group, VerdictCounts> groups, boolean whole) {}

  /** Counts so many pages at most. */
  Counted count(int mostPages) {
    Map<Group, Map<Verdict, Integer>> groups = new HashMap<>();
    String cursor = "";
    int pages = 0;
    do {
      Page<Judgement> page = judgements.list("", PAGE, cursor);
      page.items().stream().filter(CountEstate::isAi).forEach(it -> add(groups, it));
      cursor = page.cursor();
      pages++;
    } while (!cursor.isEmpty() && pages < mostPages);
    Map<Group, VerdictCounts> counted = new LinkedHashMap<>();
    groups.forEach((group, counts) -> counted.put(group, new VerdictCounts(counts)));
    return new Counted(counted, cursor.isEmpty());
  }

  /** Vaults and keys are judged too; what is to be under a key is the AI resource. */
  private static boolean isAi(Judgement judgement) {
    return ResourceKind.ofType(judgement.id().type()).filter(ResourceKind::isAi).isPresent();
  }

  private static void add(Map<Group, Map<Verdict, Integer>> groups, Judgement judgement) {
    Group own = group(judgement);
    Group group = groups.containsKey(own) || groups.size() < MOST_GROUPS ? own : others(own);
    groups
        .computeIfAbsent(group, it -> new EnumMap<>(Verdict.class))
        .merge(judgement.verdict(), 1, Integer::sum);
  }

  private static Group others(Group group) {
    return new Group(OTHERS, group.type(), OTHERS, group.production());
  }

  private static Group group(Judgement judgement) {
    Body document = Body.of(judgement.document());
    return new Group(
        judgement.id().subscription().toLowerCase(Locale.ROOT),
        judgement.id().type().toLowerCase(Locale.ROOT),
        cut(document.text("classification")),
        document.isTrue("production"));
  }

  private static String cut(String text) {
    int end = text.offsetByCodePoints(0, Math.min(LONGEST_CLASSIFICATION, codePoints(text)));
    return text.substring(0, end);
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
