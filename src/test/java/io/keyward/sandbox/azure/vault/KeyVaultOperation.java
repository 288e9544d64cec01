package io.keyward.sandbox.azure.vault;

import io.keyward.sandbox.azure.model.Call;
import java.util.Locale;

/** The names that the audit log has for calls to a vault (Key Vault logging, read 2026-11-21). */
public final class KeyVaultOperation {
  private KeyVaultOperation() {}

  public static String of(Call call) {
    if (call.segmentIs(0, "deletedkeys")) {
      return deleted(call);
    }
    if (!call.segmentIs(0, "keys")) {
      return "VaultGet";
    }
    if (call.segments().size() == 1) {
      return "KeyList";
    }
    return switch (call.segment(2).toLowerCase(Locale.ROOT)) {
      case "create" -> "KeyCreate";
      case "rotate" -> "KeyRotate";
      case "versions" -> "KeyListVersions";
      case "rotationpolicy" -> call.is("PUT") ? "KeyRotationPolicySet" : "KeyRotationPolicyGet";
      default -> key(call);
    };
  }

  private static String key(Call call) {
    return switch (call.method()) {
      case "PUT" -> "KeyImport";
      case "PATCH" -> "KeyUpdate";
      case "DELETE" -> "KeyDelete";
      default -> "KeyGet";
    };
  }

  private static String deleted(Call call) {
    if (call.segments().size() == 1) {
      return "KeyListDeleted";
    }
    return switch (call.method()) {
      case "DELETE" -> "KeyPurge";
      case "POST" -> "KeyRecover";
      default -> "KeyGetDeleted";
    };
  }
}
