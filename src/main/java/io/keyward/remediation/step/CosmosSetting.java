package io.keyward.remediation.step;

import io.keyward.compliance.policy.FirstParty;
import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Shown;
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
import io.keyward.remediation.code.Terraform;
import java.util.List;
import java.util.Map;

/**
 * Puts a Cosmos DB account under a key: a background process of Azure's (Cosmos DB documentation,
 * read 2026-11-21).
 *
 * @param who whose right to the key is needed
 */
public record CosmosSetting(Resource account, Target target, String tag, Opener who) {

  /**
   * The identity that opens the key.
   *
   * @param word what {@code defaultIdentity} calls it
   */
  public record Opener(String word, Who who) {}

  /**
   * Its own identity, else the only one that is attached, else Azure's own service: among several
   * that others may share, none is picked.
   */
  public static Lookup<Opener> opener(Resource account, IdentitySteps identities) {
    String system = account.identities().system().objectId();
    if (account.identities().hasSystem() && !system.isEmpty()) {
      return new Lookup.Found<>(new Opener("SystemAssignedIdentity", new Who(system, List.of())));
    }
    Map<String, Principal> users = account.identities().userAssigned();
    for (Map.Entry<String, Principal> user : users.entrySet()) {
      if (users.size() == 1 && !user.getValue().objectId().isEmpty()) {
        Who who = new Who(user.getValue().objectId(), List.of());
        return new Lookup.Found<>(new Opener("UserAssignedIdentity=" + user.getKey(), who));
      }
    }
    return identities
        .ofMicrosoft(FirstParty.COSMOS_DB)
        .fold(
            who -> new Lookup.Found<>(new Opener("FirstPartyIdentity", who)),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  public Staged step() {
    Write write =
        new Write()
            .tell("properties.defaultIdentity", "", who.word())
            .set("properties.keyVaultKeyUri", "", target.keyUri());
    return new StepText(
            Stage.SETTING,
            "encryption" + tag,
            "Put "
                + Shown.text(account.name())
                + " under the key "
                + target.keyName()
                + "; it works on in the background, and documents with ids over 990 bytes stop it.",
            account,
            new Step.Undo.Impossible(
                "Whether it can go back to Microsoft's key is not known: "
                    + Services.shipped().of(account).cell(Column.DISABLE).source()
                    + "."),
            StepText.minutes(60))
        .sending(
            Change.Verb.PATCH,
            Api.url(account),
            write,
            Hcl.block(
                Terraform.type(account),
                account.name(),
                "default_identity_type = " + CodeText.hcl(who.word()),
                "key_vault_key_id      = " + CodeText.hcl(target.keyUri())));
  }
}
