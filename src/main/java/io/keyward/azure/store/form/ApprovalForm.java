package io.keyward.azure.store.form;

import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.ticket.Approval;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored form of an approval, of a ticket's plan or of a drill. */
final class ApprovalForm {
  private ApprovalForm() {}

  static Map<String, @Nullable Object> write(Approval approval) {
    return new Document()
        .text("by", approval.by())
        .text("at", approval.at().toString())
        .text("comment", approval.comment())
        .list("names", approval.names().stream().sorted().toList())
        .map();
  }

  static Approval read(Body body) {
    return new Approval(
        body.text("by"),
        Instant.parse(body.text("at")),
        body.text("comment"),
        body.items("names").stream().map(Body::text).collect(Collectors.toSet()));
  }
}
