package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.endpoint.Scopes;
import io.keyward.sandbox.azure.vault.VaultKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * Raises the events that Azure raises for a stored write, in the Event Grid schema.
 *
 * <p>Source: Event Grid's documentation of subscription and Key Vault events, November 2026.
 */
public final class Events {
  private static final DateTimeFormatter SEVEN_DIGITS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String OBJECT_ID =
      "http://schemas.microsoft.com/identity/claims/objectidentifier";

  private final EventSink sink;
  private final Clock clock;

  public Events(EventSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  public static String time(Instant instant) {
    return SEVEN_DIGITS.format(instant);
  }

  public void written(Call call, Document document, boolean created) {
    emit(call, document, new Operation("Write", document.type() + "/write", !created));
  }

  public void deleted(Call call, Document document) {
    emit(call, document, new Operation("Delete", document.type() + "/delete", true));
  }

  public void acted(Call call, Document document, String action) {
    emit(call, document, new Operation("Action", document.type() + "/" + action + "/action", true));
  }

  private record Operation(String verb, String name, boolean showsRequest) {}

  private void emit(Call call, Document document, Operation operation) {
    // Management groups and the directory have no topic of subscription events.
    if (Tenant.subscriptionOf(document.id()).isEmpty()) {
      return;
    }
    boolean group = document.isType(Scopes.GROUP_TYPE);
    ObjectNode event =
        envelope("Microsoft.Resources.Resource" + operation.verb() + "Success", document.id(), "2");
    String subscription = Tenant.subscriptionOf(document.id());
    event.put("topic", group ? document.id() : "/subscriptions/" + subscription);
    String name =
        group
            ? operation
                .name()
                .replace(Scopes.GROUP_TYPE, "Microsoft.Resources/subscriptions/resourceGroups")
            : operation.name();
    ObjectNode data = event.putObject("data");
    data.put("resourceProvider", document.type().replaceFirst("/.*", ""))
        .put("resourceUri", document.id())
        .put("operationName", name)
        .put("status", "Succeeded")
        .put("subscriptionId", subscription)
        .put("tenantId", Tenant.ID)
        .put("correlationId", correlation(call));
    authorization(data, call.caller(), document.id(), name);
    if (operation.showsRequest()) {
      request(data, call);
    }
    sink.emit(Json.write(event));
  }

  private ObjectNode envelope(String type, String subject, String dataVersion) {
    return Json.object()
        .put("id", UUID.randomUUID().toString())
        .put("subject", subject)
        .put("eventType", type)
        .put("eventTime", time(clock.instant()))
        .put("dataVersion", dataVersion)
        .put("metadataVersion", "1");
  }

  private static String correlation(Call call) {
    String sent = call.header("x-ms-correlation-request-id");
    return sent.isEmpty() ? UUID.randomUUID().toString() : sent;
  }

  private static void authorization(
      ObjectNode data, Principal caller, String scope, String action) {
    ObjectNode authorization = data.putObject("authorization");
    authorization.put("scope", scope).put("action", action);
    authorization
        .putObject("evidence")
        .put("role", "Owner")
        .put("roleAssignmentScope", "/subscriptions/" + Tenant.subscriptionOf(scope))
        .put("principalId", caller.objectId())
        .put("principalType", "ServicePrincipal");
    data.putObject("claims")
        .put("aud", CloudMetadata.AUDIENCE)
        .put("appid", caller.clientId())
        .put(OBJECT_ID, caller.objectId());
  }

  private static void request(ObjectNode data, Call call) {
    data.putObject("httpRequest")
        .put("clientRequestId", call.header("x-ms-client-request-id"))
        .put("clientIpAddress", "127.0.0.1")
        .put("method", call.method())
        .put("url", call.origin() + call.path() + "?api-version=" + call.apiVersion());
  }

  /** Tells of a new version of a key. */
  public void newKeyVersion(Document vault, VaultKey.Version version, String keyName) {
    ObjectNode event =
        envelope("Microsoft.KeyVault.KeyNewVersionCreated", keyName, "1").put("topic", vault.id());
    ObjectNode data = event.putObject("data");
    data.put("Id", VaultHost.uri(vault) + "keys/" + keyName + "/" + version.id())
        .put("VaultName", vault.name())
        .put("ObjectType", "Key")
        .put("ObjectName", keyName)
        .put("Version", version.id());
    data.set("NBF", version.attribute("nbf"));
    data.set("EXP", version.attribute("exp"));
    sink.emit(Json.write(event));
  }

  /** Tells that the access policies of a vault, or its kind of permissions, are others now. */
  public void accessPolicyChanged(Document vault) {
    ObjectNode event =
        envelope("Microsoft.KeyVault.VaultAccessPolicyChanged", vault.name(), "1")
            .put("topic", vault.id());
    event
        .putObject("data")
        .put("Id", VaultHost.uri(vault))
        .put("VaultName", vault.name())
        .put("ObjectType", "Vault")
        .put("ObjectName", vault.name())
        .putNull("Version")
        .putNull("NBF")
        .putNull("EXP");
    sink.emit(Json.write(event));
  }
}
