package io.keyward.functions;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyward.json.JsonText;
import io.keyward.testing.MutatedJson;
import io.keyward.testing.World;
import io.keyward.workflow.inspect.FollowKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of ARM and of Key Vault, changed in places or any text: taken, passed over, or left to the
 * dead letters, and never anything else.
 */
public final class EventsFuzz {
  private static final String ID = account("openai").toString();
  private static final String VAULT =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v";
  private static final List<@Nullable Object> DOCUMENTS =
      MutatedJson.documents(
          List.of(
              """
              {"id":"e","topic":"/subscriptions/s","subject":"%s","dataVersion":"2",
               "eventType":"Microsoft.Resources.ResourceWriteSuccess","eventTime":"2026-11-21T09:00:00Z",
               "data":{"correlationId":"c","resourceUri":"%s","operationName":"Microsoft.CognitiveServices/accounts/write",
                       "claims":{"name":"ana","appid":"a"},"authorization":{"evidence":{"principalId":"p"}}}}
              """
                  .formatted(ID, ID),
              """
              {"specversion":"1.0","id":"e","source":"/subscriptions/s","subject":"%s",
               "type":"Microsoft.ResourceNotifications.Resources.CreatedOrUpdated",
               "data":{"resourceInfo":{"id":"%s","name":"openai","type":"Microsoft.CognitiveServices/accounts"}}}
              """
                  .formatted(ID, ID),
              """
              {"id":"e","topic":"%s","subject":"cmk","eventType":"Microsoft.KeyVault.KeyNewVersionCreated",
               "data":{"VaultName":"v","ObjectType":"Key","ObjectName":"cmk","Version":"1","NBF":null,"EXP":1793000000}}
              """
                  .formatted(VAULT)));
  private static final int LIFE = 2_000;

  private static World world = begun();
  private static int runs;

  private EventsFuzz() {}

  private static World begun() {
    World begun = new World();
    begun.azure.put(withoutKey(account("openai")));
    return begun;
  }

  /** One input of the fuzzer; where its first byte is odd, the others are the event. */
  public static void fuzzerTestOneInput(byte[] data) {
    byte[] rest = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
    boolean raw = data.length > 0 && data[0] % 2 != 0;
    String event = raw ? new String(rest, UTF_8) : JsonText.write(MutatedJson.of(rest, DOCUMENTS));
    runs++;
    if (runs % LIFE == 0) {
      world.close();
      world = begun();
    }
    take(() -> new ResourceEvents(world.follow).run(event));
    take(
        () ->
            new KeyVaultEvents(new FollowKey(world.ports, world.inspect, world.follow)).run(event));
  }

  private static void take(Runnable function) {
    try {
      function.run();
    } catch (UnreadableEvent e) {
      if (String.valueOf(e.getMessage()).lines().count() != 1) {
        throw new AssertionError(e);
      }
    }
  }
}
