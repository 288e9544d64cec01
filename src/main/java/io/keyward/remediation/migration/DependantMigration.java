package io.keyward.remediation.migration;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Migration;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Bicep;
import io.keyward.remediation.code.Shell;
import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.StepText;
import io.keyward.remediation.step.Target;
import java.util.List;

/** Replaces what stands behind an AI resource and can have a key only from its creation on. */
public final class DependantMigration {
  private static final String KEY_COST = "Operations on the key are charged by the vault.";

  private DependantMigration() {}

  /** A registry: Premium, with a user-assigned identity (container registry documentation). */
  public static Migration ofRegistry(Resource old, Site site) {
    String key = Lookups.found(site.target()).map(Target::keyUri).orElse("{{keyIdentifier}}");
    Write body =
        new Write()
            .send("name", "{{registryName}}")
            .send("location", old.location())
            .send("tags", old.tags())
            .send("sku.name", "Premium")
            .send("identity.type", "UserAssigned")
            .send("properties.encryption.status", "enabled")
            .send("properties.encryption.keyVaultProperties.keyIdentifier", key)
            .send("properties.encryption.keyVaultProperties.identity", "{{identityClientId}}");
    body.send(
        "identity.userAssignedIdentities", java.util.Map.of("{{identityId}}", java.util.Map.of()));
    String name = Shown.text(old.name());
    Shell shell = deploy(old, "registryname=NAME", "identityid=ID", "identityclientid=CLIENT_ID");
    shell.line("az acr import --name NEW --source SOURCE --registry", old.id());
    return new Migration(
        List.of(
            task(
                old, "create", "Create a Premium registry under the key in place of " + name + "."),
            task(old, "move", "Import all images into it."),
            task(old, "switch", "Let the workspace and all others use it."),
            task(old, "retire", "When nothing pulls from the old one any more, delete it.")),
        List.of("images, charts and tokens of " + Shown.whole(old.id())),
        Bicep.resource("registry", type(old), body.body()),
        shell.text(),
        List.of("The Premium tier is needed, and both registries cost meanwhile.", KEY_COST));
  }

  /** Storage whose queues and tables do not follow its key. */
  public static Migration ofStorage(Resource old) {
    Write body =
        new Write()
            .send("name", "{{storageName}}")
            .send("location", old.location())
            .send("tags", old.tags())
            .send("kind", "StorageV2")
            .send("sku.name", old.tier())
            .send("identity.type", "SystemAssigned")
            .send("properties.encryption.services.queue.keyType", "Account")
            .send("properties.encryption.services.table.keyType", "Account");
    String name = Shown.text(old.name());
    return new Migration(
        List.of(
            task(
                old,
                "create",
                "Create storage whose queues and tables follow the account's key, in place of "
                    + name
                    + ", and put it under the key."),
            task(old, "move", "Copy queues, tables, blobs and files."),
            task(old, "switch", "Let all callers use the new account."),
            task(old, "retire", "When nothing uses the old account any more, delete it.")),
        List.of("queues, tables, blobs and files of " + Shown.whole(old.id())),
        Bicep.resource("storage", type(old), body.body()),
        deploy(old, "storagename=NAME").text(),
        List.of("Both accounts cost while the move lasts.", KEY_COST));
  }

  private static String type(Resource old) {
    ResourceKind kind = old.kind();
    return kind.type() + "@" + kind.apiVersion();
  }

  private static Migration.Task task(Resource old, String id, String title) {
    return new Migration.Task(StepText.word(old.name()) + "-" + id, title);
  }

  private static Shell deploy(Resource old, String... parameters) {
    Shell shell = new Shell();
    ResourceId.parse(old.id())
        .ifPresent(id -> shell.deploy(id.subscription(), id.resourceGroup(), parameters));
    return shell;
  }
}
