package io.keyward.sandbox.azure.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Reply;
import java.util.Optional;

/**
 * Whether a vault lets this machine in.
 *
 * <p>The client's address is 127.0.0.1; a rule for exactly that address lets it in.
 */
public final class Firewall {
  private static final String HERE = "127.0.0.1";

  private Firewall() {}

  public static Optional<Reply> refusal(Call call, Document vault) {
    String access = Json.text(vault.body(), "properties.publicNetworkAccess");
    if (access.equalsIgnoreCase("Disabled") || access.equalsIgnoreCase("SecuredByPerimeter")) {
      return Optional.of(
          forbidden(
              "ForbiddenByConnection",
              "Public network access is disabled and request is not from a trusted service nor via"
                  + " an approved private link."
                  + trace(call, vault)));
    }
    String action = Json.text(vault.body(), "properties.networkAcls.defaultAction");
    return action.equalsIgnoreCase("Deny") && !isListed(vault)
        ? Optional.of(
            forbidden(
                "ForbiddenByFirewall",
                "Client address is not authorized and caller is not a trusted service.\r\n"
                    + "Client address: "
                    + HERE
                    + trace(call, vault)))
        : Optional.empty();
  }

  private static boolean isListed(Document vault) {
    for (JsonNode rule : Json.at(vault.body(), "properties.networkAcls.ipRules")) {
      if (Json.text(rule, "value").replace("/32", "").equals(HERE)) {
        return true;
      }
    }
    return false;
  }

  private static String trace(Call call, Document vault) {
    return "\r\nCaller: appid="
        + call.caller().clientId()
        + ";oid="
        + call.caller().objectId()
        + "\r\nVault: "
        + vault.name()
        + ";location="
        + Json.text(vault.body(), "location");
  }

  private static Reply forbidden(String inner, String message) {
    ObjectNode body = Json.object();
    body.putObject("error")
        .put("code", "Forbidden")
        .put("message", message)
        .putObject("innererror")
        .put("code", inner);
    return Reply.of(403, body);
  }
}
