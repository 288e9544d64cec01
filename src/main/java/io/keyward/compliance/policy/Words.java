package io.keyward.compliance.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words of the policy file are compared without case, and keep their order. */
public final class Words {
  private Words() {}

  public static boolean contains(List<String> words, String word) {
    return words.stream().anyMatch(word::equalsIgnoreCase);
  }

  static <K, V> Map<K, V> ordered(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
