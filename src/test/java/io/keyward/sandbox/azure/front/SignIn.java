package io.keyward.sandbox.azure.front;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.CloudMetadata;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.model.Tenant;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The token endpoints (v1, v2 and AD FS), their discovery documents and the cloud metadata.
 *
 * <p>Signs in any client id with any secret: who the caller is, is that client id.
 */
public final class SignIn implements Endpoint {
  private final Tokens tokens;

  public SignIn(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    String path = call.path();
    if (path.endsWith("/oauth2/token") || path.endsWith("/oauth2/v2.0/token")) {
      return Optional.of(token(call));
    }
    if (path.endsWith("/.well-known/openid-configuration")) {
      return Optional.of(Reply.ok(configuration(call)));
    }
    if (path.endsWith("/discovery/keys") || path.endsWith("/discovery/v2.0/keys")) {
      return Optional.of(Reply.ok(Json.stored(tokens.publicKeys())));
    }
    if (path.equals("/common/discovery/instance")) {
      return Optional.of(Reply.ok(instance(call)));
    }
    return path.equals("/metadata/endpoints")
        ? Optional.of(CloudMetadata.reply(call))
        : Optional.empty();
  }

  private Reply token(Call call) {
    if (!call.is("POST")) {
      return ArmError.methodNotAllowed(call.method()).reply();
    }
    Map<String, String> form = form(call.body());
    String client = form.getOrDefault("client_id", "");
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return refuse(
          400, "unsupported_grant_type", "AADSTS70003: only client_credentials is supported.");
    }
    if (client.isBlank()) {
      return refuse(400, "invalid_request", "AADSTS900144: 'client_id' is missing.");
    }
    if (form.getOrDefault("client_secret", form.getOrDefault("client_assertion", "")).isBlank()) {
      return refuse(
          401,
          "invalid_client",
          "AADSTS7000218: 'client_assertion' or 'client_secret' is missing.");
    }
    return Reply.ok(granted(call, client, audience(form))).with("Cache-Control", "no-store");
  }

  private ObjectNode granted(Call call, String client, String audience) {
    long seconds = Tokens.LIFETIME.toSeconds();
    return Json.object()
        .put("token_type", "Bearer")
        .put("expires_in", seconds)
        .put("ext_expires_in", seconds)
        .put("resource", audience)
        .put("access_token", tokens.issue(client, audience, issuer(call)));
  }

  private static String audience(Map<String, String> form) {
    String scope = form.getOrDefault("scope", "").strip();
    String first = scope.split(" ", -1)[0];
    String named = first.isEmpty() ? form.getOrDefault("resource", "") : first;
    return named.endsWith("/.default")
        ? named.substring(0, named.length() - "/.default".length())
        : named;
  }

  private static Reply refuse(int status, String error, String description) {
    return Reply.of(
        status,
        Json.object()
            .put("error", error)
            .put("error_description", description)
            .put("correlation_id", "00000000-0000-0000-0000-000000000000"));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : List.of(body.split("&", -1))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  /** A broken escape is no reason to fail: the text counts as it is. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String issuer(Call call) {
    return call.origin() + "/" + Tenant.ID + "/";
  }

  private static ObjectNode configuration(Call call) {
    String first = call.segment(0);
    boolean directory = !first.equals("adfs");
    String root = call.origin() + "/" + first + "/oauth2";
    String prefix = directory ? root + "/v2.0" : root;
    ObjectNode document =
        Json.object()
            .put("issuer", directory ? issuer(call) : call.origin() + "/adfs")
            .put("authorization_endpoint", prefix + "/authorize")
            .put("token_endpoint", prefix + "/token")
            .put("device_authorization_endpoint", prefix + "/devicecode")
            .put("jwks_uri", call.origin() + "/" + first + "/discovery/keys")
            .put("tenant_region_scope", "EU");
    document.putArray("response_types_supported").add("code").add("id_token").add("token");
    document.putArray("subject_types_supported").add("pairwise");
    document.putArray("id_token_signing_alg_values_supported").add("RS256");
    document.putArray("token_endpoint_auth_methods_supported").add("client_secret_post");
    return document;
  }

  private static ObjectNode instance(Call call) {
    String host = call.header("host");
    ObjectNode document =
        Json.object()
            .put(
                "tenant_discovery_endpoint",
                call.origin() + "/" + Tenant.ID + "/v2.0/.well-known/openid-configuration")
            .put("api-version", "1.1");
    ObjectNode entry = document.putArray("metadata").addObject();
    entry.put("preferred_network", host).put("preferred_cache", host);
    entry.putArray("aliases").add(host);
    return document;
  }
}
