package io.keyward.campaign;

import io.keyward.alert.Message;
import io.keyward.alert.Notice.Kind;
import io.keyward.campaign.Inbox.Got;
import io.keyward.campaign.tenant.Tenant;
import io.keyward.campaign.tenant.TenantKey;
import io.keyward.compliance.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people must have heard. */
final class AlertOracle {
  private static final Map<String, String> FAMILIES =
      Map.of("key-expiring", "key-end", "key-expired", "key-end");

  private final Site site;
  private final Oracle oracle;

  AlertOracle(Site site, Oracle oracle) {
    this.site = site;
    this.oracle = oracle;
  }

  /** Whoever read all messages knows what is so now, and nothing else. */
  List<Violation> check() {
    Set<String> expected = expected();
    List<Violation> all = new ArrayList<>();
    byLine()
        .forEach(
            (channel, lines) -> {
              Set<String> heard = new TreeSet<>();
              lines.values().forEach(line -> open(line, heard));
              if (!heard.equals(expected)) {
                all.add(
                    new Violation(
                        "alerts", channel + " heard of " + heard + ", and it is " + expected));
              }
            });
    if (byLine().isEmpty() && !expected.isEmpty()) {
      all.add(new Violation("alerts", "nobody heard of " + expected));
    }
    return all;
  }

  /** The messages of each alert on each channel, in the order of their first arrival. */
  private Map<String, Map<String, List<Message>>> byLine() {
    Map<String, Map<String, List<Message>>> lines = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (Got got : site.inbox.got()) {
      if (seen.add(got.channel() + " " + got.message().id())) {
        lines
            .computeIfAbsent(got.channel(), it -> new TreeMap<>())
            .computeIfAbsent(got.message().alertId(), it -> new ArrayList<>())
            .add(got.message());
      }
    }
    return lines;
  }

  private void open(List<Message> line, Set<String> heard) {
    Message last = line.get(line.size() - 1);
    String subject = last.subject().toLowerCase(Locale.ROOT);
    boolean ofTickets = !subject.contains("/providers/");
    boolean kept = subject.contains("/keys/") && isKept(subject, last.rule());
    if (!ofTickets && !kept && !last.isResolved()) {
      heard.add(
          FAMILIES.getOrDefault(last.rule(), last.rule())
              + " "
              + Oracle.name(subject)
              + " "
              + last.tier());
    }
  }

  /** Of a deleted key all but that stays as it is. */
  private boolean isKept(String subject, String rule) {
    return !rule.equals("cmk-key-usable") && site.tenant.key(Oracle.name(subject)).isDeleted();
  }

  private Set<String> expected() {
    Set<String> expected = new TreeSet<>();
    for (TenantKey key : oracle.usedKeys()) {
      String name = key.name().toLowerCase(Locale.ROOT);
      if (!Oracle.state(key).isEmpty()) {
        expected.add("cmk-key-usable " + name + " " + Oracle.state(key));
      }
      if (!key.isDeleted() && !oracle.tier(key).isEmpty()) {
        expected.add("key-end " + name + " " + oracle.tier(key));
      }
      if (!key.isDeleted() && oracle.isBehind(key)) {
        expected.add("key-old-version-in-use " + name + " ");
      }
      if (!key.isDeleted() && oracle.isOverdue(key)) {
        expected.add("key-rotation-overdue " + name + " ");
      }
    }
    if (!oracle.usedKeys().isEmpty() && !site.tenant.has(Tenant.LOG)) {
      expected.add("vault-audit-log kv ");
    }
    return expected;
  }

  /** No message is missing, none is out of order, and no tier is told twice. */
  List<Violation> atLast() {
    List<Violation> all = new ArrayList<>();
    byLine().values().forEach(lines -> lines.values().forEach(line -> sound(line, all)));
    return all;
  }

  private static void sound(List<Message> line, List<Violation> all) {
    Map<String, Severity> told = new HashMap<>();
    boolean open = false;
    for (int i = 0; i < line.size(); i++) {
      Message message = line.get(i);
      String what = message.rule() + " " + Oracle.name(message.subject()) + " number ";
      if (message.notice().number() != i + 1) {
        all.add(new Violation("alerts", what + (i + 1) + " is missing or out of order"));
        return;
      }
      Kind kind = message.notice().kind();
      boolean again = open && kind == Kind.RAISED;
      Severity before = told.put(message.tier(), message.severity());
      boolean same =
          kind == Kind.WORSENED && before != null && before.compareTo(message.severity()) >= 0;
      if (again || same) {
        all.add(new Violation("alerts", what + (i + 1) + " tells again " + message.tier()));
      }
      open = kind != Kind.RESOLVED;
      if (!open) {
        told.clear();
      }
    }
  }
}
