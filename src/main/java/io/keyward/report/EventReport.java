package io.keyward.report;

import io.keyward.inventory.Document;
import io.keyward.inventory.Shown;
import io.keyward.inventory.parse.AzureEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What events say, for people and for machines. */
public final class EventReport {
  private static final List<String> HEADS =
      List.of("RELEVANT", "EVENT TYPE", "OPERATION", "RESOURCE", "WHY");

  private EventReport() {}

  /** The JSON contract's document. */
  public static Map<String, @Nullable Object> document(List<AzureEvent> events) {
    return new Document().list("events", events.stream().map(EventReport::entry).toList()).map();
  }

  private static Map<String, @Nullable Object> entry(AzureEvent event) {
    return new Document()
        .text("eventType", event.eventType())
        .text("resourceId", event.resourceId())
        .text("operation", event.operation())
        .value("relevant", event.relevant())
        .text("reason", event.reason())
        .map();
  }

  /** The lines to print. */
  public static List<String> lines(List<AzureEvent> events, Style style) {
    if (events.isEmpty()) {
      return List.of("No event.");
    }
    return new TextTable(HEADS, events.stream().map(EventReport::row).toList()).lines(style);
  }

  private static TextTable.Row row(AzureEvent event) {
    return new TextTable.Row(
        event.relevant() ? Style.Colour.GREEN : Style.Colour.FAINT,
        List.of(
            event.relevant() ? "yes" : "no",
            orDash(event.eventType()),
            orDash(event.operation()),
            orDash(event.resourceId()),
            Shown.text(event.reason())));
  }

  private static String orDash(String text) {
    String shown = Shown.text(text);
    return shown.isEmpty() ? "-" : shown;
  }
}
