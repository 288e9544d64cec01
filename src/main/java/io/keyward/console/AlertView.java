package io.keyward.console;

import io.keyward.alert.Alert;
import io.keyward.alert.Delivery;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** An alert as one visitor sees it. */
record AlertView(Alert alert, Visitor visitor) {
  static final List<String> STATES = List.of("open", "resolved", "undelivered");
  private static final int SHOWN = 8;

  String api(String action) {
    return "/api/alerts/" + Says.encoded(alert.id()) + "/" + action;
  }

  String name() {
    return Says.name(alert.signal().key().subject());
  }

  private Optional<ResourceId> subject() {
    return ResourceId.parse(alert.signal().key().subject());
  }

  /** What it is about: the type of a resource, with what it is a part of. */
  String kind() {
    return subject()
        .map(
            id ->
                Says.type(id) + id.parent().map(it -> " in " + Says.name(it.toString())).orElse(""))
        .orElse("Subscription");
  }

  /** Where there is more of it. */
  String url() {
    String id = alert.signal().key().subject();
    boolean key =
        subject()
            .flatMap(it -> ResourceKind.ofType(it.type()))
            .filter(ResourceKind::isKey)
            .isPresent();
    String page = key ? "/console/keys/" : "/console/resources/";
    return subject().isPresent()
        ? page + Says.encoded(id)
        : "/console/tickets?q=" + Says.encoded(id);
  }

  /** Many times over: that of a subscription tells its number itself. */
  boolean isRepeated() {
    return alert.count() > 1 && subject().isPresent();
  }

  String sentence() {
    return Says.shown(alert.signal().sentence());
  }

  /** How near it is, and how many it concerns; "" for nothing to add. */
  String extent() {
    String tier = alert.signal().tier();
    String near = tier.isEmpty() ? "" : tier.matches("[0-9]+") ? tier + " days" : tier;
    int stop = subject().isPresent() ? alert.signal().radius().count() : 0;
    String many = stop == 0 ? "" : stop == 1 ? "1 AI resource" : stop + " AI resources";
    return near.isEmpty() || many.isEmpty() ? near + many : near + ", " + many;
  }

  String state() {
    if (!alert.isOpen()) {
      return "resolved";
    }
    return alert.told().acknowledgedBy().isEmpty() ? "open" : "acknowledged";
  }

  String mark() {
    return switch (state()) {
      case "open" -> "bad";
      case "acknowledged" -> "warn";
      default -> "good";
    };
  }

  /** The newest deliveries, the newest first. */
  List<Delivery> deliveries() {
    List<Delivery> all = new ArrayList<>(alert.deliveries());
    Collections.reverse(all);
    return all.stream().limit(SHOWN).toList();
  }

  static String mark(Delivery delivery) {
    return switch (delivery.state()) {
      case DELIVERED -> "good";
      case PENDING -> "busy";
      case FAILED -> "bad";
    };
  }

  static String detail(Delivery delivery) {
    boolean told = delivery.state() != Delivery.State.DELIVERED && !delivery.detail().isEmpty();
    return told ? Says.shown(delivery.detail()) : "";
  }

  boolean canAcknowledge() {
    return visitor.mayDecide() && state().equals("open");
  }

  boolean canReplay() {
    return visitor.mayAccept() && alert.hasDeadLetters();
  }
}
