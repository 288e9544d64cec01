package io.keyward.console;

import io.keyward.compliance.Judgement;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.workflow.judge.ReadKeys;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key as judged last.
 *
 * @param key its part of URLs
 */
record KeyView(String key, ReadKeys.Known known, Instant now) {

  /** What happens to a key on a day. */
  record Mark(String look, String word, String sign, int day) {}

  private static final Mark ROTATES = new Mark("good", "rotates", "↻", 0);
  private static final Mark ENDS = new Mark("warn", "ends", "◼", 0);
  private static final Mark DESTROYED = new Mark("bad", "is destroyed", "✕", 0);

  /** An AI resource that stops with the key. */
  record User(String id) {
    String name() {
      return Says.name(id);
    }

    String shown() {
      return Says.shown(id);
    }

    String url() {
      return "/console/resources/" + Says.encoded(id);
    }
  }

  Judgement judgement() {
    return known.judgement();
  }

  private Body document() {
    return Body.of(judgement().document());
  }

  String url() {
    return "/console/keys/" + Says.encoded(key);
  }

  String tickets() {
    return "/console/tickets?q=" + Says.encoded(judgement().id().toString());
  }

  String id() {
    return Says.shown(judgement().id().toString());
  }

  String name() {
    return Says.name(judgement().id().toString());
  }

  String vault() {
    return judgement().id().parent().map(ResourceId::name).map(Says::shown).orElse("");
  }

  String text(String... path) {
    return Says.shown(document().at("keyFacts").text(path));
  }

  boolean isLive() {
    return text("state").equals("live");
  }

  boolean isDisabled() {
    return document().at("keyFacts").isFalse("enabled");
  }

  Optional<Instant> end() {
    return moment("expires");
  }

  /** Whether it is known to have no end, rather than not known when it ends. */
  boolean isEndless() {
    return end().isEmpty() && !isOpen("key-expiry-set");
  }

  String endDay() {
    return end().map(at -> at.atZone(ZoneOffset.UTC).toLocalDate().toString()).orElse("");
  }

  Optional<Instant> rotation() {
    return moment("rotationPolicy", "next");
  }

  /** Whether it is known that nothing rotates it, rather than not known what does. */
  boolean isUnrotated() {
    return rotation().isEmpty() && !isOpen("key-rotation-policy");
  }

  /** Whether a rule could not be decided, since what it goes by was not read. */
  private boolean isOpen(String rule) {
    return document().items("outcomes").stream()
        .anyMatch(it -> it.text("rule").equals(rule) && it.text("outcome").equals("undetermined"));
  }

  private Optional<Instant> moment(String... path) {
    try {
      return document().at("keyFacts").given(path).map(Instant::parse);
    } catch (DateTimeException noMoment) {
      return Optional.empty();
    }
  }

  boolean isPast() {
    return end().filter(at -> !at.isAfter(now)).isPresent();
  }

  /** What people look at first: what cannot be used, then the nearest end, then no end. */
  Instant urgency() {
    return isLive() && !isDisabled() ? end().orElse(Instant.MAX) : Instant.MIN;
  }

  /** What becomes of the key in a month. */
  List<Mark> marks(YearMonth month) {
    List<Mark> marks = new ArrayList<>();
    rotation().flatMap(at -> on(at, month, ROTATES)).ifPresent(marks::add);
    end().flatMap(at -> on(at, month, ENDS)).ifPresent(marks::add);
    moment("purgedOn").flatMap(at -> on(at, month, DESTROYED)).ifPresent(marks::add);
    return marks;
  }

  private static Optional<Mark> on(Instant at, YearMonth month, Mark mark) {
    ZonedDateTime day = at.atZone(ZoneOffset.UTC);
    return YearMonth.from(day).equals(month)
        ? Optional.of(new Mark(mark.look(), mark.word(), mark.sign(), day.getDayOfMonth()))
        : Optional.empty();
  }

  /** How many of those under it at its last rotation use the version that it made. */
  int followers() {
    Body rotation = document().at("keyFacts", "lastRotation");
    int all = rotation.given("dependants").map(Integer::parseInt).orElse(0);
    return all - rotation.items("notFollowedBy").size();
  }

  List<User> users() {
    return known.users().stream().map(User::new).toList();
  }

  List<Body> outcomes() {
    return ResourceView.worstFirst(document().items("outcomes"));
  }

  long violations() {
    return document().items("outcomes").stream()
        .filter(it -> it.text("outcome").equals("violated"))
        .count();
  }
}
