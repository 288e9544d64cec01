package io.keyward.campaign;

import io.keyward.campaign.tenant.Tenant;
import io.keyward.campaign.tenant.TenantKey;
import io.keyward.inventory.Body;
import io.keyward.inventory.Page;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.ticket.store.TicketStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must be so when all is calm, worked out from the facts alone by counting. */
final class Oracle {
  private static final long DAY = 86_400;
  private static final long[] TIERS = {1, 7, 14, 30, 90};
  private static final int MOST_TIERS = 2;
  private static final int ROTATED_AFTER_MONTHS = 18;
  private static final Set<String> ON_ITS_WAY =
      Set.of("settling", "approved", "executing", "verifying");

  private final Site site;
  private final AlertOracle alerts;

  Oracle(Site site) {
    this.site = site;
    this.alerts = new AlertOracle(site, this);
  }

  /** All tickets that there are, read past all faults. */
  static List<Ticket> all(TicketStore tickets) {
    List<Ticket> all = new ArrayList<>();
    String cursor = "";
    do {
      Page<Ticket> page = tickets.list(new TicketQuery("", "", ""), 200, cursor);
      all.addAll(page.items());
      cursor = page.cursor();
    } while (!cursor.isEmpty());
    return all;
  }

  /** What is not as it must be now. */
  List<Violation> check() {
    List<Violation> all = new ArrayList<>();
    Map<String, List<Ticket>> live = new TreeMap<>();
    for (Ticket ticket : all(site.tickets)) {
      if (ticket.state().isLive()) {
        live.computeIfAbsent(lower(ticket.subject().toString()), it -> new ArrayList<>())
            .add(ticket);
        moves(ticket, all);
      }
    }
    Set<String> bad = bad();
    for (String subject : bad) {
      int count = live.getOrDefault(subject, List.of()).size();
      if (count != 1) {
        all.add(new Violation("one ticket", name(subject) + " has " + count));
      }
    }
    live.keySet().stream()
        .filter(it -> !bad.contains(it))
        .forEach(it -> all.add(new Violation("no ticket", name(it) + " is compliant")));
    authors(live, all);
    all.addAll(alerts.check());
    return all;
  }

  private static void moves(Ticket ticket, List<Violation> all) {
    String state = ticket.state().word();
    if (ON_ITS_WAY.contains(state)) {
      all.add(new Violation("moves on", ticket.subject().name() + " stays " + state));
    }
  }

  private void authors(Map<String, List<Ticket>> live, List<Violation> all) {
    live.forEach(
        (subject, tickets) -> {
          Set<String> known = site.ledger.authors(subject);
          if (!tickets.get(0).authors().containsAll(known)) {
            all.add(
                new Violation(
                    "acknowledged",
                    name(subject) + " " + tickets.get(0).authors() + " without " + known));
          }
        });
  }

  /** What must be so once, at the very end. */
  List<Violation> atLast() {
    List<Violation> all = new ArrayList<>(site.ledger.seen);
    site.ledger
        .beyond()
        .forEach((call, times) -> all.add(new Violation("applied once", call + " +" + times)));
    all(site.tickets).forEach(ticket -> history(ticket, all));
    for (Ledger.Promise promise : site.ledger.promises) {
      List<HistoryEntry> now = site.tickets.history(promise.ticket());
      if (!now.contains(promise.last())) {
        all.add(new Violation("acknowledged", promise.last().why() + " is lost"));
      }
    }
    all.addAll(alerts.atLast());
    return all;
  }

  private void history(Ticket ticket, List<Violation> all) {
    String before = "";
    String state = "";
    int number = 0;
    for (HistoryEntry entry : site.tickets.history(ticket.id())) {
      number++;
      boolean sound =
          entry.number() == number
              && entry.previous().equals(before)
              && entry.from().equals(state)
              && entry.hash().equals(entry.hashFor(ticket.id().toString()));
      if (!sound) {
        all.add(new Violation("history", ticket.id() + " at entry " + number));
      }
      before = entry.hash();
      state = entry.to();
    }
    boolean whole =
        ticket.revision().head().equals(before)
            && ticket.revision().entries() == number
            && ticket.state().word().equals(state);
    if (!whole) {
      all.add(new Violation("history", ticket.id() + " is not as its history says"));
    }
  }

  private static String lower(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  static String name(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** Every subject that falls short, by its id in lower case. */
  private Set<String> bad() {
    Set<String> bad = new TreeSet<>();
    for (int i = 0; i < Deeds.ACCOUNTS; i++) {
      if (isBadAccount(site.tenant.document(Deeds.account(i)))) {
        bad.add(lower(Deeds.account(i)));
      }
    }
    for (TenantKey key : usedKeys()) {
      if (!state(key).isEmpty() || !tier(key).isEmpty() || isBehind(key) || isOverdue(key)) {
        bad.add(lower(key.id()));
      }
    }
    boolean weak = !isProtected() || !site.tenant.has(Tenant.LOG);
    if (weak && !usedKeys().isEmpty()) {
      bad.add(lower(Tenant.VAULT));
    }
    return bad;
  }

  private boolean isBadAccount(Body account) {
    String name = keyOf(account);
    if (Ledger.isBad(account) || name.isEmpty()) {
      return Ledger.isBad(account);
    }
    TenantKey key = site.tenant.key(name);
    return !key.isUsable(site.clock.instant())
        || site.tenant.grantsOn(key.id()).isEmpty()
        || !isProtected();
  }

  private boolean isProtected() {
    return site.tenant.document(Tenant.VAULT).isTrue("properties", "enablePurgeProtection");
  }

  private static String keyOf(Body account) {
    return account.text("properties", "encryption", "keyVaultProperties", "keyName");
  }

  /** The keys that somebody is under. */
  List<TenantKey> usedKeys() {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < Deeds.ACCOUNTS; i++) {
      names.add(keyOf(site.tenant.document(Deeds.account(i))));
    }
    names.remove("");
    return names.stream().map(site.tenant::key).toList();
  }

  /** Why a key cannot be used, as its alert says it; "" where it can. */
  static String state(TenantKey key) {
    return key.isDeleted() ? "deleted" : key.isEnabled() ? "" : "disabled";
  }

  /** How near the end of a key is, as its alert says it. */
  String tier(TenantKey key) {
    long left = Duration.between(site.clock.instant(), key.newest().end()).toSeconds();
    if (left <= 0) {
      return "expired";
    }
    for (long days : TIERS) {
      if (left <= days * DAY) {
        return String.valueOf(days);
      }
    }
    return "";
  }

  /** Whether the next version should have been made, by the key's own policy, two days ago. */
  boolean isOverdue(TenantKey key) {
    return key.newest()
        .created()
        .atOffset(ZoneOffset.UTC)
        .plusMonths(ROTATED_AFTER_MONTHS)
        .plusDays(2)
        .toInstant()
        .isBefore(site.clock.instant());
  }

  /** Whether somebody names another version than the newest. */
  boolean isBehind(TenantKey key) {
    for (int i = 0; i < Deeds.ACCOUNTS; i++) {
      Body account = site.tenant.document(Deeds.account(i));
      String version = account.text("properties", "encryption", "keyVaultProperties", "keyVersion");
      boolean other = !version.isEmpty() && !version.equals(key.newest().name());
      if (keyOf(account).equals(key.name()) && other) {
        return true;
      }
    }
    return false;
  }

  /** When the next tiers of the keys begin that somebody is under. */
  List<Instant> tiersAhead() {
    Instant now = site.clock.instant();
    return tiers().stream().filter(it -> it.isAfter(now)).limit(MOST_TIERS).toList();
  }

  /** Whether one began after that moment. */
  boolean tierBegan(Instant before) {
    Instant now = site.clock.instant();
    return tiers().stream().anyMatch(it -> it.isAfter(before) && !it.isAfter(now));
  }

  private Set<Instant> tiers() {
    Set<Instant> moments = new TreeSet<>();
    for (TenantKey key : usedKeys()) {
      moments.add(key.newest().end());
      for (long days : TIERS) {
        moments.add(key.newest().end().minusSeconds(days * DAY));
      }
    }
    return moments;
  }
}
