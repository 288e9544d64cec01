package io.keyward.remediation.step;

import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import io.keyward.remediation.Change;
import io.keyward.remediation.Expected;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Api;
import io.keyward.remediation.code.CodeText;
import io.keyward.remediation.code.Hcl;

/** Makes a vault fit for customers' keys; calls as documented on 2026-05-19, read 2026-11-21. */
public final class VaultSteps {
  private static final String BYPASS = "properties.networkAcls.bypass";

  private VaultSteps() {}

  /** Everything that a key of this service needs of its vault. */
  public static Mended ready(Resource vault, Service service) {
    return recoverable(vault).and(reachable(vault, service));
  }

  /** Purge protection on; nobody can turn it off again. */
  public static Mended recoverable(Resource vault) {
    if (vault.kind() != ResourceKind.KEY_VAULT || !(vault.facts() instanceof Vault facts)) {
      return Mended.open(
          "How purge protection of a managed HSM is turned on, no source that was read tells.");
    }
    if (facts.softDelete() == Setting.OFF) {
      return Mended.open(
          "Soft delete is off, which Azure turns on by itself since February 2025; purge protection"
              + " needs it first.");
    }
    if (facts.purgeProtection() == Setting.ON) {
      return Mended.nothing();
    }
    Write write =
        new Write().set("properties.enablePurgeProtection", word(facts.purgeProtection()), true);
    StepText text =
        new StepText(
            Stage.VAULT,
            "purge-protection-" + vault.name(),
            "Turn purge protection on for the vault "
                + Shown.text(vault.name())
                + "; it can never be turned off again.",
            vault,
            new Step.Undo.Impossible("Azure refuses to turn purge protection off."),
            StepText.minutes(1));
    return Mended.by(
        text.sending(
            Change.Verb.PATCH,
            Api.url(vault),
            write,
            Hcl.block("azurerm_key_vault", vault.name(), "purge_protection_enabled = true")));
  }

  /** Trusted services pass the firewall, where the service is one. */
  public static Mended reachable(Resource vault, Service service) {
    if (!(vault.facts() instanceof Vault facts)) {
      return Mended.open("The vault is shown without its properties.");
    }
    Vault.Network network = facts.network();
    boolean closed = network.publicAccess().equalsIgnoreCase("Disabled");
    boolean guarded = closed || network.defaultAction().equalsIgnoreCase("Deny");
    Service.Cell trusted = service.cell(Column.TRUSTED_SERVICE);
    if (!guarded) {
      return Mended.nothing();
    }
    if (trusted.is("public only") && closed) {
      return Mended.open(
          "The service cannot use a vault without public access ("
              + trusted.source()
              + "); whether to open the vault, a person must decide.");
    }
    if (network.bypass().isEmpty() || network.bypass().equalsIgnoreCase("AzureServices")) {
      return Mended.nothing();
    }
    return trusted.isUnsure() || vault.kind() != ResourceKind.KEY_VAULT
        ? Mended.open("Whether the bypass for trusted services lets it in, no source tells.")
        : Mended.by(bypass(vault, network));
  }

  /** What else the firewall says is sent along, so that it surely stays as it is. */
  private static Staged bypass(Resource vault, Vault.Network network) {
    String url = Api.url(vault);
    Write write = new Write().set(BYPASS, network.bypass(), "AzureServices");
    Write back = new Write().set(BYPASS, "AzureServices", network.bypass());
    if (!network.defaultAction().isEmpty()) {
      String action = "properties.networkAcls.defaultAction";
      write.send(action, network.defaultAction());
      write.expect(Expected.equal(action, network.defaultAction()));
      back.send(action, network.defaultAction());
    }
    network
        .rules()
        .forEach(
            (name, rules) -> {
              write.send("properties.networkAcls." + name, rules);
              back.send("properties.networkAcls." + name, rules);
            });
    return new StepText(
            Stage.VAULT,
            "bypass-" + vault.name(),
            "Let Azure's trusted services through the firewall of the vault "
                + Shown.text(vault.name())
                + ".",
            vault,
            new Step.Undo.By(Change.arm(Change.Verb.PATCH, url, back.body()), back.goal(url)),
            StepText.minutes(1))
        .sending(Change.Verb.PATCH, url, write, bypassAsCode(vault, network.defaultAction()));
  }

  private static String bypassAsCode(Resource vault, String action) {
    return Hcl.block(
        "azurerm_key_vault",
        vault.name(),
        "network_acls {",
        "  bypass         = \"AzureServices\"",
        "  default_action = " + CodeText.hcl(action.isEmpty() ? "Allow" : action),
        "}");
  }

  private static String word(Setting setting) {
    return switch (setting) {
      case ON -> "true";
      case OFF -> "false";
      case UNSAID -> "";
      case UNCLEAR -> "not understood";
    };
  }
}
