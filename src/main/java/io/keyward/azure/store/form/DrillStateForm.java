package io.keyward.azure.store.form;

import io.keyward.drill.DrillState;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.ticket.Lease;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored form of where a drill stands. */
public final class DrillStateForm {
  private DrillStateForm() {}

  public static Map<String, @Nullable Object> write(DrillState state) {
    Document document = new Document().text("word", state.word());
    if (state instanceof DrillState.Requested it) {
      document.text("until", it.until().toString());
    } else if (state instanceof DrillState.ApprovedOnce it) {
      document.text("until", it.until().toString());
    } else if (state instanceof DrillState.Waiting it) {
      document.text("until", it.until().toString());
    } else if (state instanceof DrillState.Disabling it) {
      work(document, it.lease(), it.since());
    } else if (state instanceof DrillState.Verifying it) {
      work(document, it.lease(), it.since());
    } else if (state instanceof DrillState.Restoring it) {
      work(document, it.lease(), it.since());
    } else {
      writeRest(state, document);
    }
    return document.map();
  }

  private static void work(Document document, Lease lease, Instant since) {
    document
        .text("holder", lease.holder())
        .text("until", lease.until().toString())
        .text("since", since.toString());
  }

  private static void writeRest(DrillState state, Document document) {
    if (state instanceof DrillState.NotCutOff it) {
      document.text("why", it.why());
    } else if (state instanceof DrillState.Undetermined it) {
      document.text("why", it.why());
    } else if (state instanceof DrillState.NotRestored it) {
      document.text("why", it.why());
    } else if (state instanceof DrillState.Failed it) {
      document.text("why", it.why());
    } else if (state instanceof DrillState.Withdrawn it) {
      document.text("by", it.by());
    } else if (state instanceof DrillState.Refused it) {
      document.text("by", it.by()).text("why", it.reason());
    }
  }

  public static DrillState read(Body body) {
    String why = body.text("why");
    return switch (body.text("word")) {
      case "requested" -> new DrillState.Requested(until(body));
      case "approvedOnce" -> new DrillState.ApprovedOnce(until(body));
      case "waiting" -> new DrillState.Waiting(until(body));
      case "disabling" -> new DrillState.Disabling(lease(body), since(body));
      case "verifying" -> new DrillState.Verifying(lease(body), since(body));
      case "cutOff" -> new DrillState.CutOff();
      case "notCutOff" -> new DrillState.NotCutOff(why);
      case "undetermined" -> new DrillState.Undetermined(why);
      case "restoring" -> new DrillState.Restoring(lease(body), since(body));
      case "notRestored" -> new DrillState.NotRestored(why);
      case "restored" -> new DrillState.Restored();
      case "withdrawn" -> new DrillState.Withdrawn(body.text("by"));
      case "refused" -> new DrillState.Refused(body.text("by"), why);
      case "expired" -> new DrillState.Expired();
      case "failed" -> new DrillState.Failed(why);
      default -> throw new IllegalStateException("a stored drill has an unknown state");
    };
  }

  private static Lease lease(Body body) {
    return new Lease(body.text("holder"), until(body));
  }

  private static Instant until(Body body) {
    return Instant.parse(body.text("until"));
  }

  private static Instant since(Body body) {
    return Instant.parse(body.text("since"));
  }
}
