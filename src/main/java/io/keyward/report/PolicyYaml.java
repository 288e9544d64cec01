package io.keyward.report;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicyDocument;
import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A policy as the text of a policy file, every value written out. */
public final class PolicyYaml {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
  private static final Pattern OTHER_THAN_TEXT = Pattern.compile("(?i)true|false|null|yes|no|on");
  private static final Map<String, String> COMMENTS =
      Map.ofEntries(
          Map.entry("values", "from the least to the most sensitive"),
          Map.entry(
              "whenMissing",
              "require: a missing or unknown value counts as sensitive; exempt: it does not"),
          Map.entry(
              "mode",
              "strict, or parity with Azure's own policy, which leaves out the excluded kinds"),
          Map.entry(
              "separation", "resources whose values of these tags differ must not share a key"),
          Map.entry("vaults", "the vaults that may be used, per region; none: any vault"),
          Map.entry("expiryTiers", "days before a key's end"),
          Map.entry("severities", "in place of the rules' own"),
          Map.entry("rules", "off, report, ticket or remediate"),
          Map.entry(
              "settlingWindow", "how long a fresh violation may last before its ticket opens"),
          Map.entry(
              "firstPartyPrincipals",
              "object ids of Microsoft's service principals in this tenant"),
          Map.entry(
              "drills", "keys may be disabled on purpose, by two security admins (docs/drill.md)"));

  private final List<String> lines = new ArrayList<>();

  private PolicyYaml() {}

  /** The lines of a file that reads as this policy. */
  public static List<String> lines(Policy policy) {
    PolicyYaml yaml = new PolicyYaml();
    PolicyDocument.of(policy).forEach((name, value) -> yaml.member("", name, value));
    return List.copyOf(yaml.lines);
  }

  private void member(String indent, Object name, @Nullable Object value) {
    String comment = COMMENTS.get(name);
    if (comment != null && !(name.equals("values") && lines.contains("production:"))) {
      lines.add(indent + "# " + comment);
    }
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      lines.add(indent + word(name) + ":");
      map.forEach((below, it) -> member(indent + "  ", below, it));
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      lines.add(indent + word(name) + ":");
      list.forEach(item -> lines.add(indent + "  - " + JsonText.write(item)));
    } else {
      lines.add(indent + word(name) + ": " + plain(value));
    }
  }

  private static String plain(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(PolicyYaml::word).toList()) + "]";
    }
    return value instanceof Map ? "{}" : word(value);
  }

  /** A JSON string is a quoted string of YAML as well. */
  private static String word(@Nullable Object value) {
    boolean plain =
        value instanceof String text
            && PLAIN.matcher(text).matches()
            && !OTHER_THAN_TEXT.matcher(text).matches();
    return plain ? String.valueOf(value) : JsonText.write(value);
  }
}
