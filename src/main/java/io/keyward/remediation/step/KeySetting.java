package io.keyward.remediation.step;

import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Change;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.WholeKinds;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Api;
import io.keyward.remediation.code.CodeText;
import io.keyward.remediation.code.Hcl;
import io.keyward.remediation.code.Terraform;
import java.util.Map;

/**
 * Puts a resource under a key, each type by its own call; a version is named only where the service
 * cannot follow the latest one.
 *
 * @param tag what tells the steps of a dependant apart, "" for the subject's own
 */
public record KeySetting(Resource resource, Target target, String tag) {

  /** The step, or why there is none. */
  public Mended step() {
    return switch (resource.kind()) {
      case COGNITIVE_ACCOUNT -> Mended.by(account());
      case BOT_SERVICE ->
          target.tellsVersion()
              ? Mended.by(bot())
              : Mended.open("The version of the key is not told, and a bot must name one.");
      case HEALTH_BOT -> Mended.by(healthBot());
      case ML_WORKSPACE ->
          target.tellsVersion()
              ? Mended.by(workspace())
              : Mended.open("The version of the key is not told, and a workspace must name one.");
      case STORAGE_ACCOUNT -> Mended.by(storage());
      case SEARCH_SERVICE -> Mended.by(SearchEnforcement.on(resource, tag));
      default -> Mended.open("How the key of this type is changed, no source that was read tells.");
    };
  }

  private Staged account() {
    String block = "properties.encryption.keyVaultProperties";
    Write write = account(new Write(), block, before(), target.uri(), target.keyName());
    Write back = new Write();
    account(back, block, before(), before().vaultUri(), before().name());
    if (!before().version().isEmpty()) {
      write.set(block + ".keyVersion", before().version(), "");
      back.set(block + ".keyVersion", "", before().version());
    }
    return sending(
        Change.Verb.PATCH,
        write,
        back,
        Hcl.block(
            "azurerm_cognitive_account_customer_managed_key",
            resource.name(),
            "cognitive_account_id = " + CodeText.hcl(resource.id()),
            "key_vault_key_id     = " + CodeText.hcl(target.keyUri())));
  }

  /** An empty client id is never sent (azurerm pull request 24231). */
  private Write account(Write write, String block, KeyReference old, String uri, String name) {
    String source = "properties.encryption.keySource";
    write.set(source, isCustomer() ? "Microsoft.KeyVault" : "", "Microsoft.KeyVault");
    write.uri(block + ".keyVaultUri", old.vaultUri(), uri);
    write.set(block + ".keyName", old.name(), name);
    if (!clientId().isEmpty()) {
      write.send(block + ".identityClientId", clientId());
    }
    return write;
  }

  private Staged bot() {
    Write write =
        new Write()
            .set("properties.isCmekEnabled", String.valueOf(isCustomer()), true)
            .set("properties.cmekKeyVaultUrl", versioned(before()), target.versionedUri());
    Write back = new Write().set("properties.isCmekEnabled", "true", isCustomer());
    if (isCustomer()) {
      back.set("properties.cmekKeyVaultUrl", "", versioned(before()));
    }
    return sending(
        Change.Verb.PATCH,
        write,
        back,
        Hcl.block(
            Terraform.type(resource),
            resource.name(),
            "cmk_key_vault_key_url = " + Hcl.value(target.versionedUri())));
  }

  private Staged healthBot() {
    Write write = new Write();
    String block = "properties.keyVaultProperties";
    write.uri(block + ".keyVaultUri", before().vaultUri(), target.uri());
    write.set(block + ".keyName", before().name(), target.keyName());
    return sending(
        Change.Verb.PUT,
        write,
        new Write(),
        "# azurerm_healthbot has no argument for the key: see the Bicep patch.\n");
  }

  private Staged workspace() {
    String path = "properties.encryption.keyVaultProperties.keyIdentifier";
    Write write = new Write().set(path, versioned(before()), target.versionedUri());
    return sending(
        Change.Verb.PATCH,
        write,
        new Write().set(path, "", versioned(before())),
        Hcl.block(
            Terraform.type(resource),
            resource.name(),
            "encryption {",
            "  key_id = " + Hcl.value(target.versionedUri()),
            "}"));
  }

  private Staged storage() {
    String block = "properties.encryption.keyvaultproperties";
    Write write =
        new Write()
            .set("properties.encryption.keySource", "Microsoft.Storage", "Microsoft.Keyvault")
            .uri(block + ".keyvaulturi", "", target.uri())
            .set(block + ".keyname", "", target.keyName())
            .set(block + ".keyversion", "", "");
    Write back =
        new Write()
            .set("properties.encryption.keySource", "Microsoft.Keyvault", "Microsoft.Storage");
    return sending(
        Change.Verb.PATCH,
        write,
        back,
        Hcl.block(
            "azurerm_storage_account_customer_managed_key",
            resource.name(),
            "storage_account_id = " + CodeText.hcl(resource.id()),
            "key_vault_id       = " + CodeText.hcl(target.vault().id()),
            "key_name           = " + CodeText.hcl(target.keyName())));
  }

  /** Taken back where that is known to be possible. */
  private Staged sending(Change.Verb verb, Write write, Write back, String hcl) {
    String url = Api.url(resource);
    Step.Undo undo =
        isReversible()
            ? new Step.Undo.By(
                WholeKinds.asTaken(resource, Change.arm(verb, url, back.body())), back.goal(url))
            : no();
    String title =
        "Put "
            + Shown.text(resource.name())
            + " under the key "
            + Shown.text(target.keyName())
            + " of the vault "
            + Shown.text(target.vault().name())
            + (isCustomer() ? "; the key that it leaves must stay." : ".");
    return new StepText(
            Stage.SETTING, "encryption" + tag, title, resource, undo, StepText.minutes(5))
        .sending(verb, url, write, hcl, Map.of());
  }

  /** From one key to another and back; from Microsoft's key only where the table says so. */
  private boolean isReversible() {
    boolean healthBot = resource.kind() == ResourceKind.HEALTH_BOT;
    return !healthBot && (isCustomer() || service().cell(Column.DISABLE).is("yes"));
  }

  private Step.Undo no() {
    Service.Cell cell = service().cell(Column.DISABLE);
    return new Step.Undo.Impossible(
        (cell.isUnsure() ? "Whether" : "That")
            + (cell.isUnsure()
                ? " it can go back to Microsoft's key is not known: "
                : " stays so: ")
            + cell.source()
            + ".");
  }

  private Service service() {
    return Services.shipped().of(resource);
  }

  private boolean isCustomer() {
    return resource.encryption() instanceof Encryption.Customer;
  }

  private KeyReference before() {
    return resource.encryption() instanceof Encryption.Customer it
        ? it.key()
        : KeyReference.of("", "", "");
  }

  private String clientId() {
    return resource.encryption() instanceof Encryption.Customer it
            && it.identity().kind() == KeyIdentity.Kind.USER
            && !it.identity().implied()
        ? it.identity().clientId()
        : "";
  }

  private static String versioned(KeyReference key) {
    return key.name().isEmpty()
        ? ""
        : key.vaultUri().replaceFirst("(?<!/)/+$", "")
            + "/keys/"
            + key.name()
            + (key.version().isEmpty() ? "" : "/" + key.version());
  }
}
