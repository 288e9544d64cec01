package io.keyward.functions.api;

import io.keyward.compliance.Waiver;
import io.keyward.inventory.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A waiver in the form of the API. */
final class WaiverDocument {
  private WaiverDocument() {}

  static Map<String, @Nullable Object> of(Waiver waiver, Waiver.State state) {
    Document document =
        new Document()
            .text("id", waiver.id())
            .text("scope", waiver.scope().armId())
            .list("rules", waiver.rules())
            .text("state", state.word())
            .text("reason", waiver.terms().reason())
            .text("compensatingControl", waiver.terms().compensatingControl())
            .text("until", waiver.terms().until().toString());
    signature(document, "requested", waiver.requested());
    signature(document, "approved", waiver.approved());
    signature(document, "revoked", waiver.revoked());
    return document.map();
  }

  private static void signature(
      Document document, String what, Waiver.@Nullable Signature signature) {
    document
        .text(what + "By", signature == null ? "" : signature.by())
        .text(what + "At", signature == null ? "" : signature.at().toString());
  }
}
