package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Listing;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.model.VaultHost;
import io.keyward.sandbox.azure.role.HsmRoleOperations;
import io.keyward.sandbox.azure.vault.DataPlaneAccess;
import io.keyward.sandbox.azure.vault.Firewall;
import io.keyward.sandbox.azure.vault.KeyOperations;
import io.keyward.sandbox.azure.vault.VaultKey;
import io.keyward.sandbox.azure.vault.VaultKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The data plane of the vaults: sign-in challenge, firewall, then the operations on keys. */
public final class KeyVaultService {
  private static final int PAGE = 25;

  private final Documents documents;
  private final VaultKeys keys;
  private final KeyOperations operations;
  private final HsmRoleOperations hsmRoles;
  private final Confinement confinement;

  public KeyVaultService(Documents documents, VaultKeys keys, Confinement confinement) {
    this.documents = documents;
    this.keys = keys;
    this.confinement = confinement;
    this.operations = new KeyOperations(keys);
    this.hsmRoles = new HsmRoleOperations(documents);
  }

  /** The answer to a call without a token: where to get one and what for. */
  public static Reply challenge(Call call) {
    String resource = VaultHost.parse(call.host()).map(VaultHost::resource).orElse("");
    return new ArmError(401, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.")
        .reply()
        .with(
            "WWW-Authenticate",
            "Bearer authorization=\"https://"
                + call.header("host").replaceFirst("^.*(?=localhost)", "")
                + "/"
                + Tenant.ID
                + "\", resource=\""
                + resource
                + "\"");
  }

  public Reply answer(Call call) {
    Optional<Document> vault = VaultHost.parse(call.host()).flatMap(host -> host.find(documents));
    if (vault.isEmpty()) {
      return ArmError.notFound("VaultNotFound", "No vault answers under this name.").reply();
    }
    return Firewall.refusal(call, vault.get())
        .or(() -> health(call))
        .or(() -> version(call).map(ArmError::reply))
        .or(() -> DataPlaneAccess.refusal(call.caller(), vault.get()).map(ArmError::reply))
        .or(() -> confinement.refusal(call, vault.get()).map(ArmError::reply))
        .orElseGet(() -> open(call, vault.get()));
  }

  private static Optional<Reply> health(Call call) {
    return call.segmentIs(0, "healthstatus")
        ? Optional.of(Reply.of(200, Json.object().put("message", "Successful")))
        : Optional.empty();
  }

  private static Optional<ArmError> version(Call call) {
    return call.apiVersion()
            .matches("7\\.[0-9](-preview\\.\\d)?|20\\d\\d-\\d\\d-\\d\\d(-preview)?.*")
        ? Optional.empty()
        : Optional.of(
            ArmError.badRequest("BadParameter", "api-version must be specified and supported."));
  }

  private Reply open(Call call, Document vault) {
    if (call.segmentIs(0, "keys") && call.segments().size() == 1 && call.is("GET")) {
      return list(call, live(vault));
    }
    if (call.segmentIs(0, "keys") && call.segmentIs(2, "versions") && call.is("GET")) {
      return versions(call, vault);
    }
    if (call.segmentIs(0, "deletedkeys") && call.segments().size() == 1 && call.is("GET")) {
      return list(call, deleted(vault));
    }
    return hsmRoles
        .answer(call, vault)
        .or(() -> operations.answer(call, vault))
        .orElseGet(() -> ArmError.notFound("NotFound", "Not a path of Key Vault.").reply());
  }

  private List<VaultKey> live(Document vault) {
    return keys.all(vault).stream().filter(key -> !key.isDeleted()).toList();
  }

  private List<VaultKey> deleted(Document vault) {
    return keys.all(vault).stream().filter(VaultKey::isDeleted).toList();
  }

  private static Reply list(Call call, List<VaultKey> found) {
    return page(call, found.stream().map(key -> key.item(key.latest(), false)).toList());
  }

  private Reply versions(Call call, Document vault) {
    List<ObjectNode> items = new ArrayList<>();
    keys.find(vault, call.segment(1))
        .filter(key -> !key.isDeleted())
        .ifPresent(key -> key.versions().forEach(version -> items.add(key.item(version, true))));
    Collections.reverse(items);
    return page(call, items);
  }

  private static Reply page(Call call, List<ObjectNode> items) {
    return Listing.page(call, items, Listing.number(call.parameter("maxresults"), PAGE));
  }
}
