package io.keyward.functions.api;

import io.keyward.inventory.Document;
import io.keyward.ticket.Approval;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An approval in the form of the API: without the names by which its giver is known. */
final class ApprovalDocument {
  private ApprovalDocument() {}

  static Map<String, @Nullable Object> of(Approval approval) {
    return new Document()
        .text("by", approval.by())
        .text("at", approval.at().toString())
        .text("comment", approval.comment())
        .map();
  }
}
