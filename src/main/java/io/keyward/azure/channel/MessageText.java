package io.keyward.azure.channel;

import io.keyward.alert.Message;
import io.keyward.alert.Notice;
import io.keyward.inventory.Document;
import io.keyward.inventory.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message in words and as JSON. Names and sentences come from outside and stay plain text. */
final class MessageText {
  private static final int LONGEST_SENTENCE = 4_000;
  private static final int NAMED = 10;

  private MessageText() {}

  /** A name and a value, to be shown side by side. */
  record Fact(String name, String value) {}

  /** One line that tells the most. */
  static String title(Message message) {
    String subject = message.subject();
    String name = subject.substring(subject.lastIndexOf('/') + 1);
    return Shown.text(
        begin(message.notice().kind())
            + " ["
            + message.severity().word().toUpperCase(Locale.ROOT)
            + "] "
            + message.rule()
            + ": "
            + name);
  }

  private static String begin(Notice.Kind kind) {
    return switch (kind) {
      case RAISED -> "Alert";
      case WORSENED -> "Worse";
      case REPEATED -> "More";
      case ESCALATED -> "No reaction yet";
      case RESOLVED -> "Resolved";
      case TEST -> "Test";
    };
  }

  /** What is the matter, in a sentence. */
  static String sentence(Message message) {
    String shown = Shown.whole(message.sentence());
    return shown.length() > LONGEST_SENTENCE ? shown.substring(0, LONGEST_SENTENCE) + "…" : shown;
  }

  static List<Fact> facts(Message message) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Severity", message.severity().word()));
    facts.add(new Fact("Rule", Shown.text(message.rule())));
    if (!message.tier().isEmpty()) {
      boolean days = message.tier().matches("[0-9]+");
      facts.add(new Fact("Tier", Shown.text(message.tier()) + (days ? " days" : "")));
    }
    facts.add(new Fact("Subject", Shown.whole(message.subject())));
    if (message.radius().count() > 0) {
      facts.add(new Fact("AI resources concerned", stopped(message)));
    }
    if (message.count() > 1) {
      facts.add(new Fact("Count", String.valueOf(message.count())));
    }
    facts.add(new Fact("Raised", message.raisedAt().toString()));
    facts.add(new Fact("Alert", message.alertId()));
    return facts;
  }

  private static String stopped(Message message) {
    List<String> named = message.radius().named().stream().limit(NAMED).map(Shown::whole).toList();
    int more = message.radius().count() - named.size();
    return message.radius().count()
        + ": "
        + String.join(", ", named)
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** All of it as lines of plain text. */
  static String lines(Message message) {
    StringBuilder text = new StringBuilder(sentence(message)).append("\n\n");
    facts(message)
        .forEach(it -> text.append(it.name()).append(": ").append(it.value()).append('\n'));
    return text.toString();
  }

  /** The form that programs read; docs/alerts.md describes it. */
  static Map<String, @Nullable Object> json(Message message) {
    return new Document()
        .value("schemaVersion", 1)
        .text("id", message.id())
        .text("alert", message.alertId())
        .value("number", message.notice().number())
        .text("notice", message.notice().kind().word())
        .text("at", message.notice().at().toString())
        .text("rule", message.rule())
        .text("severity", message.severity().word())
        .text("tier", message.tier())
        .text("subject", message.subject())
        .text("message", message.sentence())
        .value(
            "blastRadius",
            new Document()
                .value("count", message.radius().count())
                .list("first", message.radius().named())
                .map())
        .value("count", message.count())
        .text("raisedAt", message.raisedAt().toString())
        .map();
  }
}
