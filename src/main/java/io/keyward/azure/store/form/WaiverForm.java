package io.keyward.azure.store.form;

import io.keyward.azure.store.entity.Entity;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.Waiver.Signature;
import io.keyward.compliance.Waiver.Terms;
import io.keyward.compliance.WaiverScope;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored form of waivers, with the number of the form in every row. */
public final class WaiverForm {
  static final int FORM = 1;

  private WaiverForm() {}

  public static String write(Waiver waiver) {
    return JsonText.write(
        new Document()
            .value("formVersion", FORM)
            .text("scope", waiver.scope().armId())
            .list("rules", waiver.rules())
            .text("reason", waiver.terms().reason())
            .text("compensatingControl", waiver.terms().compensatingControl())
            .text("until", waiver.terms().until().toString())
            .value("requested", signature(waiver.requested()))
            .value("approved", signature(waiver.approved()))
            .value("revoked", signature(waiver.revoked()))
            .map());
  }

  private static @Nullable Map<String, @Nullable Object> signature(@Nullable Signature signature) {
    return signature == null
        ? null
        : new Document().text("by", signature.by()).text("at", signature.at().toString()).map();
  }

  public static Waiver stored(Entity row) {
    try {
      return read(Rows.joined(row.properties())).at(row.etag());
    } catch (BadJson e) {
      throw new IllegalStateException("the stored row " + row.row() + " cannot be read", e);
    }
  }

  private static Waiver read(String text) throws BadJson {
    Body body = Body.of(JsonText.parseObject(text));
    return new Waiver(
        WaiverScope.parse(body.text("scope")).orElseThrow(),
        body.items("rules").stream().map(Body::text).toList(),
        new Terms(
            body.text("reason"),
            body.text("compensatingControl"),
            Instant.parse(body.text("until"))),
        signature(body.at("requested")).orElseThrow(),
        signature(body.at("approved")).orElse(null),
        signature(body.at("revoked")).orElse(null),
        "");
  }

  private static Optional<Signature> signature(Body body) {
    return body.isEmpty()
        ? Optional.empty()
        : Optional.of(new Signature(body.text("by"), Instant.parse(body.text("at"))));
  }
}
