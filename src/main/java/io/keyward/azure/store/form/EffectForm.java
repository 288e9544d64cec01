package io.keyward.azure.store.form;

import io.keyward.azure.store.entity.Entity;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.inventory.ResourceId;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.ticket.Effect;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketStore;
import java.time.Duration;
import java.time.Instant;

/** The stored form of an effect that waits to be handed on. */
public final class EffectForm {
  static final int FORM = 1;

  private EffectForm() {}

  public static String write(Ticket ticket, Effect effect) {
    return write(ticket.id(), ticket.subject(), ticket.changedAt(), effect);
  }

  public static String write(TicketId id, ResourceId subject, Instant since, Effect effect) {
    return JsonText.write(
        new Document()
            .value("formVersion", FORM)
            .text("ticket", id.toString())
            .text("subject", subject.toString())
            .text("effect", effect.word())
            .text("delay", effect.delay().toString())
            .text("since", since.toString())
            .map());
  }

  public static TicketStore.Waiting read(Entity row) throws BadJson {
    Body body = Body.of(JsonText.parseObject(Rows.joined(row.properties())));
    Duration delay = Duration.parse(body.text("delay"));
    Effect effect =
        switch (body.text("effect")) {
          case "lookAgain" -> new Effect.LookAgain(delay);
          case "execute" -> new Effect.Execute(delay);
          case "drill" -> new Effect.Drill(delay);
          case "tellOfDrill" -> new Effect.TellOfDrill();
          default -> throw new IllegalStateException("a stored effect has an unknown word");
        };
    return new TicketStore.Waiting(
        TicketId.parse(body.text("ticket")).orElseThrow(),
        ResourceId.of(body.text("subject")),
        effect,
        Instant.parse(body.text("since")),
        row.row());
  }
}
