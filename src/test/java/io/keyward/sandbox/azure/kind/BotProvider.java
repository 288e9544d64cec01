package io.keyward.sandbox.azure.kind;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.KeyReference;
import io.keyward.sandbox.azure.provider.KeyUser;
import io.keyward.sandbox.azure.provider.ProviderRules;
import java.util.Optional;
import java.util.Set;

/** Bot Service: a full key address, used by Microsoft's own principal. */
public final class BotProvider implements ProviderRules {
  private final KeyAccess access;

  public BotProvider(KeyAccess access) {
    this.access = access;
  }

  @Override
  public Set<String> types() {
    return Set.of("Microsoft.BotService/botServices");
  }

  @Override
  public void fill(Change change) {
    boolean on = Json.isTrue(change.proposed(), "properties.isCmekEnabled");
    change.properties().put("isCmekEnabled", on);
    change.properties().put("cmekEncryptionStatus", on ? "On" : "Off");
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    boolean on = Json.isTrue(change.proposed(), "properties.isCmekEnabled");
    boolean touched =
        change.touches("properties.isCmekEnabled") || change.touches("properties.cmekKeyVaultUrl");
    if (!on || !touched) {
      return Optional.empty();
    }
    Optional<KeyReference> key =
        KeyReference.parse(change.text("properties.cmekKeyVaultUrl"))
            .filter(reference -> !reference.version().isEmpty());
    return key.isEmpty()
        ? Optional.of(
            ArmError.badRequest(
                "InvalidBotData", "cmekKeyVaultUrl must be the address of a key with its version."))
        : access.refusal(key.get(), new KeyUser.Service());
  }
}
