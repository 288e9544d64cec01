package io.keyward.remediation;

import io.keyward.inventory.Resource;

/**
 * Health Bot takes a whole PUT: whether a PATCH knows the key's block, no source tells (REST
 * specification 2025-05-25, read 2026-11-21).
 */
final class HealthBots {
  private HealthBots() {}

  /** Everything that a PUT must repeat, as it is. */
  static void envelope(Write write, Resource bot) {
    write.send("location", bot.location());
    if (!bot.tags().isEmpty()) {
      write.send("tags", bot.tags());
    }
    write.send("sku.name", bot.tier());
    if (bot.encryption() instanceof io.keyward.inventory.Encryption.Customer it) {
      write.send("properties.keyVaultProperties.keyVaultUri", it.key().vaultUri());
      write.send("properties.keyVaultProperties.keyName", it.key().name());
      if (!it.key().version().isEmpty()) {
        write.send("properties.keyVaultProperties.keyVersion", it.key().version());
      }
      if (!it.identity().resourceId().isEmpty() && !it.identity().implied()) {
        write.send("properties.keyVaultProperties.userIdentity", it.identity().resourceId());
      }
    }
  }

  /** The identities, as they are or as an earlier step left them. */
  static void identities(Write write, Resource bot) {
    boolean users = !bot.identities().userAssigned().isEmpty();
    write.send("identity.type", users ? "SystemAssigned, UserAssigned" : "SystemAssigned");
    if (users) {
      java.util.Map<String, Object> attached = new java.util.LinkedHashMap<>();
      bot.identities().userAssigned().keySet().forEach(id -> attached.put(id, java.util.Map.of()));
      write.send("identity.userAssignedIdentities", attached);
    }
  }
}
