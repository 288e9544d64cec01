package io.keyward.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a receiver heard of keys; a message that came twice, as its id tells, counts once. */
public final class HeardOfKeys {
  /** A policy that tells one receiver everything, and once. */
  public static final String HOOK =
      """
      channels:
        - name: hook
          type: webhook
          urlSetting: KEYWARD_CHANNEL_HOOK_URL
          secretSetting: KEYWARD_CHANNEL_HOOK_SECRET
      alerts: {escalateAfter: PT0S}
      alertRoutes: [{channels: [hook]}]
      """;

  private final Set<String> ids = new HashSet<>();
  private final Map<String, Map<String, List<String>>> alerts = new TreeMap<>();
  private int repeats;

  /**
   * One message.
   *
   * @param words what kind of notice it is, and the tier
   */
  public record Told(String id, String alert, String subject, String rule, String words) {}

  /** Takes the next one. */
  public void take(Told told) {
    if (!ids.add(told.id())) {
      repeats++;
      return;
    }
    String key = told.subject().substring(told.subject().lastIndexOf('/') + 1);
    alerts
        .computeIfAbsent(key + " " + family(told.rule()), it -> new TreeMap<>())
        .computeIfAbsent(told.alert(), it -> new ArrayList<>())
        .add(told.words().strip());
  }

  /** How many came once more. */
  public int repeats() {
    return repeats;
  }

  /** How many there were. */
  public int messages() {
    return ids.size();
  }

  /** One key and one reason: the messages of each alert, as they came, the alerts in any order. */
  public Map<String, List<List<String>>> stories() {
    Map<String, List<List<String>>> stories = new TreeMap<>();
    alerts.forEach(
        (reason, all) ->
            stories.put(
                reason,
                all.values().stream().sorted(Comparator.comparing(List::toString)).toList()));
    return stories;
  }

  private static String family(String rule) {
    return switch (rule) {
      case "key-expiring", "key-expired" -> "end";
      case "cmk-key-usable" -> "usable";
      case "key-rotation-overdue" -> "overdue";
      case "key-old-version-in-use" -> "behind";
      default -> rule;
    };
  }
}
