package io.keyward.console;

import io.keyward.compliance.Judgement;
import io.keyward.inventory.Body;
import java.util.Comparator;
import java.util.List;

/** A judged resource. */
record ResourceView(String key, Judgement judgement) {
  private static final List<String> ORDER =
      List.of("violated", "undetermined", "satisfied", "notApplicable");

  Body document() {
    return Body.of(judgement.document());
  }

  String url() {
    return "/console/resources/" + Says.encoded(key);
  }

  String id() {
    return Says.shown(judgement.id().toString());
  }

  String name() {
    return Says.name(judgement.id().toString());
  }

  String type() {
    return Says.type(judgement.id());
  }

  String text(String... path) {
    return Says.shown(document().text(path));
  }

  boolean isProduction() {
    return document().isTrue("production");
  }

  Chain chain() {
    return Chain.of(document());
  }

  /** What the rules say, the worst first. */
  List<Body> outcomes() {
    return worstFirst(document().items("outcomes"));
  }

  static List<Body> worstFirst(List<Body> outcomes) {
    return outcomes.stream()
        .sorted(Comparator.comparingInt(it -> ORDER.indexOf(it.text("outcome"))))
        .toList();
  }

  long violations() {
    return document().items("outcomes").stream()
        .filter(it -> it.text("outcome").equals("violated"))
        .count();
  }

  String tickets() {
    return "/console/tickets?q=" + Says.encoded(judgement.id().toString());
  }
}
