package io.keyward.remediation.fix;

import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Change;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Api;
import io.keyward.remediation.code.CodeText;
import io.keyward.remediation.code.Hcl;
import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.StepText;
import io.keyward.remediation.step.Who;

/**
 * {@code cmk-identity-present}: the identity that the key's setting means, on and with its grant.
 */
final class GiveIdentity implements Fix {
  @Override
  public Mended mend(Site site) {
    if (site.holder().kind() == ResourceKind.ML_WORKSPACE) {
      return Mended.open(
          "The encryption of a workspace can be given another key and nothing else (REST"
              + " specification 2025-12-01); its identity is chosen when it is created.");
    }
    if (site.holder().facts() instanceof Facts.Search search && !search.applicationId().isEmpty()) {
      return Mended.open(
          "The key is opened with the secret of an app registration; Azure shows no way to take it"
              + " out of the key's setting, so name the key anew with a managed identity.");
    }
    return site.chain().key() instanceof Lookup.Found<KeyChain> key
        ? by(site, key.value())
        : Mended.open("Its key is not known.");
  }

  private static Mended by(Site site, KeyChain key) {
    Resource user = site.user();
    if (key.identity().kind() != KeyIdentity.Kind.USER) {
      return system(site, user);
    }
    if (!key.identity().implied()) {
      return attached(site, key, user);
    }
    boolean named =
        user.kind() == ResourceKind.COGNITIVE_ACCOUNT && user.id().equals(site.holder().id());
    return named && !key.identity().clientId().isEmpty()
        ? Mended.by(name(site.holder(), key)).and(Lookups.mend(site.target(), site::grantsFor))
        : system(site, user);
  }

  private static Mended system(Site site, Resource user) {
    Who who = site.identities().turnOn(user, "");
    return Mended.by(who.steps())
        .and(
            Lookups.mend(
                site.target(), target -> site.grants().give(target, who.principal(), "grant")));
  }

  /** The identity that is named, where it still exists. */
  private static Mended attached(Site site, KeyChain key, Resource user) {
    String named = key.identity().resourceId();
    Lookup<Resource> identity =
        named.isEmpty()
            ? site.surroundings().identityOf(key.identity().clientId())
            : site.surroundings().read(named);
    return identity instanceof Lookup.Found<Resource> found
            && ResourceId.parse(found.value().id()).isPresent()
        ? Mended.by(site.identities().attach(user, found.value().id()))
            .and(granted(site, found.value()))
        : Mended.open(
            "The identity that the key's setting names was not found; which one is to take its"
                + " place, a person must decide.");
  }

  /** What it may not do yet with the key. */
  private static Mended granted(Site site, Resource identity) {
    String principal = identity.facts() instanceof Principal it ? it.objectId() : "";
    return principal.isEmpty()
        ? Mended.open("The principal of the identity that the key's setting names is not told.")
        : Lookups.mend(site.target(), target -> site.grants().give(target, principal, "grant"));
  }

  /** The only identity there is, named in the key's setting. */
  private static Staged name(Resource account, KeyChain key) {
    Encryption.Customer customer = (Encryption.Customer) account.encryption();
    String block = "properties.encryption.keyVaultProperties";
    Write write =
        new Write()
            .send("properties.encryption.keySource", "Microsoft.KeyVault")
            .send(block + ".keyVaultUri", customer.key().vaultUri())
            .send(block + ".keyName", customer.key().name())
            .set(block + ".identityClientId", "", key.identity().clientId());
    if (!customer.key().version().isEmpty()) {
      write.send(block + ".keyVersion", customer.key().version());
    }
    return new StepText(
            Stage.SETTING,
            "key-identity",
            "Name the identity that opens the key in the key's setting of "
                + Shown.text(account.name())
                + ".",
            account,
            new Step.Undo.Harmless("It is the only identity that can open the key."),
            StepText.minutes(5))
        .sending(
            Change.Verb.PATCH,
            Api.url(account),
            write,
            Hcl.block(
                "azurerm_cognitive_account_customer_managed_key",
                account.name(),
                "identity_client_id = " + CodeText.hcl(key.identity().clientId())));
  }
}
