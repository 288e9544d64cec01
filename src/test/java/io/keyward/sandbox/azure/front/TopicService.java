package io.keyward.sandbox.azure.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.EventSink;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Reply;

/**
 * A custom topic of Event Grid that takes CloudEvents from whoever signed in or has its access key
 * (Event Grid, read 2026-11-21).
 */
public final class TopicService {
  /** The topic's access key. */
  static final String KEY = "c2FuZGJveC10b3BpYy1rZXk=";

  private volatile EventSink sink = event -> {};

  /** Who gets the events from now on. */
  public void deliverTo(EventSink other) {
    sink = other;
  }

  public static boolean isMine(Call call) {
    return call.segmentIs(0, "api") && call.segmentIs(1, "events") && call.segments().size() == 2;
  }

  public static boolean hasKey(Call call) {
    return call.header("aeg-sas-key").equals(KEY);
  }

  public Reply answer(Call call) {
    if (!call.is("POST")) {
      return ArmError.methodNotAllowed(call.method()).reply();
    }
    try {
      JsonNode events = Json.MAPPER.readTree(call.body());
      boolean cloud = events.isArray() && !events.isEmpty();
      for (JsonNode event : events) {
        cloud &=
            event.path("specversion").asText().equals("1.0") && !event.path("id").isMissingNode();
      }
      if (!cloud) {
        return notEvents();
      }
      sink.emit(call.body());
      return Reply.empty(200);
    } catch (JsonProcessingException e) {
      return notEvents();
    }
  }

  private static Reply notEvents() {
    return ArmError.badRequest(
            "BadRequest", "This resource is configured to receive events in CloudEvents v1.0.")
        .reply();
  }

  public static Reply unauthorized() {
    return new ArmError(
            401, "Unauthorized", "The request authorization key is not authorized for this topic.")
        .reply();
  }
}
