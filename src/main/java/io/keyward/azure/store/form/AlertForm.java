package io.keyward.azure.store.form;

import io.keyward.alert.Alert;
import io.keyward.alert.AlertKey;
import io.keyward.alert.Delivery;
import io.keyward.alert.Message;
import io.keyward.alert.Notice;
import io.keyward.alert.Radius;
import io.keyward.alert.Signal;
import io.keyward.azure.store.entity.Entity;
import io.keyward.compliance.Severity;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored form of alerts and of the messages that wait. */
public final class AlertForm {
  static final int FORM = 1;

  private AlertForm() {}

  public static String write(Alert alert) {
    return JsonText.write(
        new Document()
            .value("formVersion", FORM)
            .text("id", alert.id())
            .value("signal", signal(alert.signal()))
            .text("raisedAt", alert.dates().raisedAt().toString())
            .text("resolvedAt", alert.dates().resolvedAt().toString())
            .value("times", alert.times())
            .value("told", told(alert.told()))
            .list("deliveries", alert.deliveries().stream().map(AlertForm::delivery).toList())
            .map());
  }

  private static Map<String, @Nullable Object> signal(Signal signal) {
    return new Document()
        .text("family", signal.key().family())
        .text("subject", signal.key().subject())
        .text("episode", signal.key().episode())
        .text("rule", signal.rule())
        .text("severity", signal.severity().word())
        .text("tier", signal.tier())
        .text("sentence", signal.sentence())
        .value("radius", radius(signal.radius()))
        .value("members", signal.members())
        .list("channels", signal.channels())
        .map();
  }

  private static Map<String, @Nullable Object> radius(Radius radius) {
    return new Document().value("count", radius.count()).list("named", radius.named()).map();
  }

  private static Map<String, @Nullable Object> told(Alert.Told told) {
    return new Document()
        .text("at", told.at().toString())
        .text("since", told.since().toString())
        .list("tiers", told.tiers())
        .text("severity", told.severity().word())
        .value("members", told.members())
        .value("held", told.held())
        .value("escalated", told.escalated())
        .text("acknowledgedBy", told.acknowledgedBy())
        .value("notices", told.notices())
        .map();
  }

  private static Map<String, @Nullable Object> delivery(Delivery delivery) {
    return new Document()
        .text("channel", delivery.channel())
        .value("notice", delivery.notice())
        .text("kind", delivery.kind().word())
        .text("state", delivery.state().word())
        .text("at", delivery.at().toString())
        .value("attempts", delivery.attempts())
        .text("detail", delivery.detail())
        .map();
  }

  public static Alert read(Entity row) throws BadJson {
    Body form = Body.of(JsonText.parseObject(Rows.joined(row.properties())));
    Body signal = form.at("signal");
    return new Alert(
        form.text("id"),
        new Signal(
            new AlertKey(signal.text("family"), signal.text("subject"), signal.text("episode")),
            signal.text("rule"),
            severity(signal),
            signal.text("tier"),
            signal.text("sentence"),
            radius(signal.at("radius")),
            number(signal, "members"),
            texts(signal, "channels")),
        new Alert.Dates(moment(form, "raisedAt"), moment(form, "resolvedAt")),
        number(form, "times"),
        told(form.at("told")),
        form.items("deliveries").stream().map(AlertForm::delivery).toList(),
        row.etag());
  }

  private static Alert.Told told(Body told) {
    return new Alert.Told(
        moment(told, "at"),
        moment(told, "since"),
        texts(told, "tiers"),
        severity(told),
        number(told, "members"),
        told.isTrue("held"),
        told.isTrue("escalated"),
        told.text("acknowledgedBy"),
        number(told, "notices"));
  }

  private static Delivery delivery(Body delivery) {
    return new Delivery(
        delivery.text("channel"),
        number(delivery, "notice"),
        Notice.Kind.ofWord(delivery.text("kind")),
        Delivery.State.ofWord(delivery.text("state")),
        moment(delivery, "at"),
        number(delivery, "attempts"),
        delivery.text("detail"));
  }

  public static String write(Message message) {
    return JsonText.write(
        new Document()
            .value("formVersion", FORM)
            .text("alert", message.alertId())
            .value("notice", message.notice().number())
            .text("kind", message.notice().kind().word())
            .text("at", message.notice().at().toString())
            .text("rule", message.rule())
            .text("severity", message.severity().word())
            .text("tier", message.tier())
            .text("subject", message.subject())
            .text("sentence", message.sentence())
            .value("radius", radius(message.radius()))
            .value("count", message.count())
            .text("raisedAt", message.raisedAt().toString())
            .map());
  }

  public static Message readMessage(Entity row) throws BadJson {
    Body form = Body.of(JsonText.parseObject(Rows.joined(row.properties())));
    return new Message(
        form.text("alert"),
        new Notice(
            number(form, "notice"), Notice.Kind.ofWord(form.text("kind")), moment(form, "at")),
        form.text("rule"),
        severity(form),
        form.text("tier"),
        form.text("subject"),
        form.text("sentence"),
        radius(form.at("radius")),
        number(form, "count"),
        moment(form, "raisedAt"));
  }

  private static Radius radius(Body radius) {
    return new Radius(number(radius, "count"), texts(radius, "named"));
  }

  private static Severity severity(Body form) {
    return Severity.valueOf(form.text("severity").toUpperCase(Locale.ROOT));
  }

  private static List<String> texts(Body form, String name) {
    return form.items(name).stream().map(Body::text).toList();
  }

  private static int number(Body form, String name) {
    return Integer.parseInt(form.text(name));
  }

  private static Instant moment(Body form, String name) {
    return Instant.parse(form.text(name));
  }
}
