package io.keyward.azure.store.form;

import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.ticket.Lease;
import io.keyward.ticket.Progress;
import io.keyward.ticket.TicketState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored form of where a ticket stands. */
final class StateForm {
  private StateForm() {}

  static Map<String, @Nullable Object> write(TicketState state) {
    Document document = new Document().text("word", state.word());
    if (state instanceof TicketState.Settling settling) {
      document.text("until", settling.until().toString());
    } else if (state instanceof TicketState.Waived waived) {
      document.text("until", waived.until().toString()).value("reminded", waived.reminded());
    } else if (state instanceof TicketState.Closed closed) {
      document.text("reason", closed.reason().word());
    } else if (state instanceof TicketState.Executing executing) {
      document
          .text("holder", executing.lease().holder())
          .text("until", executing.lease().until().toString());
    } else {
      writeRest(state, document);
    }
    return document.map();
  }

  private static void writeRest(TicketState state, Document document) {
    if (state instanceof TicketState.Verifying verifying) {
      document.text("until", verifying.until().toString()).text("doubt", verifying.doubt());
    } else if (state instanceof TicketState.Rejected rejected) {
      document.text("by", rejected.by()).text("why", rejected.reason());
    } else if (state instanceof TicketState.Failed failed) {
      document.text("why", failed.why());
    } else if (state instanceof TicketState.Manual manual) {
      document
          .list("done", manual.progress().done().stream().sorted().toList())
          .text("replacement", manual.progress().replacement());
    }
  }

  static TicketState read(Body body) {
    return switch (body.text("word")) {
      case "settling" -> new TicketState.Settling(until(body));
      case "awaitingApproval" -> new TicketState.AwaitingApproval();
      case "approved" -> new TicketState.Approved();
      case "executing" -> new TicketState.Executing(new Lease(body.text("holder"), until(body)));
      case "verifying" -> new TicketState.Verifying(until(body), body.text("doubt"));
      case "resolved" -> new TicketState.Resolved();
      case "rejected" -> new TicketState.Rejected(body.text("by"), body.text("why"));
      case "manual" -> new TicketState.Manual(progress(body));
      case "failed" -> new TicketState.Failed(body.text("why"));
      case "waived" -> new TicketState.Waived(until(body), body.isTrue("reminded"));
      case "closed" -> new TicketState.Closed(reason(body.text("reason")));
      default -> throw new IllegalStateException("a stored ticket has an unknown state");
    };
  }

  private static Instant until(Body body) {
    return Instant.parse(body.text("until"));
  }

  private static Progress progress(Body body) {
    return new Progress(
        body.items("done").stream().map(Body::text).collect(Collectors.toSet()),
        body.text("replacement"));
  }

  private static TicketState.Reason reason(String word) {
    return Arrays.stream(TicketState.Reason.values())
        .filter(reason -> reason.word().equals(word))
        .findFirst()
        .orElseThrow();
  }
}
