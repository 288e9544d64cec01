package io.keyward.functions;

import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.parse.KeyEvent;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.kpi.meter.EventMeter;
import io.keyward.workflow.inspect.FollowKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Key Vault says that a key has a new version, is near or past its end, or that access to its vault
 * changed. Events about secrets and certificates return quietly.
 */
public final class KeyVaultEvents {
  private static final Logger LOG = LoggerFactory.getLogger(KeyVaultEvents.class);

  private final FollowKey follow;
  private final EventMeter meter;

  /** Hands each relevant event to this use case. */
  public KeyVaultEvents(FollowKey follow) {
    this(follow, EventMeter.none());
  }

  /** The same, counted there. */
  public KeyVaultEvents(FollowKey follow, EventMeter meter) {
    this.follow = follow;
    this.meter = meter;
  }

  /** Takes one event, in the Event Grid schema or as a CloudEvent. */
  @FunctionName("KeyVaultEvents")
  public void run(@EventGridTrigger(name = "event") String event) {
    TakenEvent.counted(meter, () -> take(event));
  }

  private EventMeter.Taken take(String event) {
    Map<String, @Nullable Object> sent = object(event);
    KeyEvent read =
        KeyEvent.read(sent).orElseThrow(() -> new UnreadableEvent("the event has no type"));
    if (!read.relevant()) {
      LOG.atDebug().log("Event of Key Vault passed over");
      return EventMeter.Taken.IGNORED;
    }
    ResourceId vault =
        ResourceId.parse(read.vault())
            .filter(id -> ResourceKind.ofType(id.type()).filter(ResourceKind::isVault).isPresent())
            .orElseThrow(() -> new UnreadableEvent("the event names no vault"));
    TakenEvent.note(LOG, sent, "vault", vault.key());
    follow.follow(vault, read.key());
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
