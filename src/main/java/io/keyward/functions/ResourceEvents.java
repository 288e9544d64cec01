package io.keyward.functions;

import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.parse.AzureEvent;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.kpi.meter.EventMeter;
import io.keyward.workflow.inspect.FollowChange;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event Grid says that a resource was written or deleted.
 *
 * <p>The event is bound as text: the worker's own conversion fails on JDK 17. Events that concern
 * no key return quietly; an event that cannot be read throws, so that the platform retries it and
 * then keeps it with the dead letters.
 */
public final class ResourceEvents {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceEvents.class);

  private final FollowChange follow;
  private final EventMeter meter;

  /** Hands each relevant event to this use case. */
  public ResourceEvents(FollowChange follow) {
    this(follow, EventMeter.none());
  }

  /** The same, counted there. */
  public ResourceEvents(FollowChange follow, EventMeter meter) {
    this.follow = follow;
    this.meter = meter;
  }

  /** Takes one event, in the Event Grid schema or as a CloudEvent. */
  @FunctionName("ResourceEvents")
  public void run(@EventGridTrigger(name = "event") String event) {
    TakenEvent.counted(meter, () -> take(event));
  }

  private EventMeter.Taken take(String event) {
    Map<String, @Nullable Object> sent = object(event);
    AzureEvent read =
        AzureEvent.read(sent).orElseThrow(() -> new UnreadableEvent("the event has no type"));
    if (read.saysThatAResourceChanged() && ResourceId.isMalformed(read.resourceId())) {
      throw new UnreadableEvent("the event names no id that Azure would give");
    }
    if (!read.relevant()) {
      LOG.atDebug().addKeyValue("reason", read.reason()).log("Event passed over");
      return EventMeter.Taken.IGNORED;
    }
    ResourceId id =
        ResourceId.parse(read.resourceId())
            .orElseThrow(() -> new UnreadableEvent("the event names no resource"));
    TakenEvent.note(LOG, sent, "resource", id.key());
    boolean now = follow.follow(id, read.authors());
    // All else is asked for, and judged later.
    if (now && ResourceKind.nearest(id).filter(ResourceKind::ofAi).isPresent()) {
      TakenEvent.time(sent).ifPresent(meter::judgedSince);
    }
    return EventMeter.Taken.JUDGED;
  }

  private static Map<String, @Nullable Object> object(String event) {
    try {
      return JsonText.parseObject(event);
    } catch (BadJson e) {
      throw new UnreadableEvent(String.valueOf(e.getMessage()));
    }
  }
}
