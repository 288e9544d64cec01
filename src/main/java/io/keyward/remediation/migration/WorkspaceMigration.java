package io.keyward.remediation.migration;

import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Link;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Migration;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Bicep;
import io.keyward.remediation.code.Shell;
import io.keyward.remediation.step.KeyChoice;
import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces a Machine Learning workspace or hub, whose key is chosen when it is created (Machine
 * Learning documentation 2025-02-05, hub documentation 2025-10-24).
 */
public final class WorkspaceMigration {
  private static final int LONGEST = 29;

  private WorkspaceMigration() {}

  public static Migration of(Site site) {
    Resource old = site.holder();
    if (old.kind() != ResourceKind.ML_WORKSPACE) {
      return Migration.none();
    }
    Optional<Resource> vault = Lookups.found(site.vaults().of(old, site.service()));
    return new Migration(
        tasks(old), moves(old), bicep(old, vault), commands(old, vault, site.policy()), costs());
  }

  private static List<Migration.Task> tasks(Resource old) {
    List<Migration.Task> tasks = new ArrayList<>();
    tasks.add(
        task(
            "workspace-key",
            "Make a key in a vault of the same subscription and region, with soft delete and purge"
                + " protection."));
    tasks.add(
        task(
            "workspace-grant",
            "Let a user-assigned identity get, wrap and unwrap with the key; where the data is"
                + " kept in your subscription, let Azure Cosmos DB do so too."));
    tasks.add(task("workspace-create", "Create the replacement from the Bicep, under the key."));
    tasks.add(
        task(
            "workspace-dependants",
            "Put its storage under the key, and use a registry that was created under a key."));
    tasks.add(task("workspace-move", "Create anew or import what is listed under moves."));
    if (old.serviceKind().equalsIgnoreCase("Hub")) {
      tasks.add(task("workspace-projects", "Create every project anew under the new hub."));
    }
    tasks.add(task("workspace-switch", "Let all callers use the replacement."));
    tasks.add(
        task(
            "workspace-retire",
            "When nothing calls the old one any more, delete it; never delete its managed resource"
                + " group by hand."));
    return tasks;
  }

  private static Migration.Task task(String id, String title) {
    return new Migration.Task(id, title);
  }

  private static List<String> moves(Resource old) {
    List<String> moves = new ArrayList<>();
    old.links().stream().map(Link::id).map(Shown::whole).forEach(moves::add);
    moves.addAll(
        List.of(
            "computes",
            "datastores and connections",
            "environments and components",
            "endpoints with their deployments",
            "schedules",
            "registered models and data assets",
            "role assignments on the workspace",
            "private endpoints and rules of the managed network"));
    return moves;
  }

  private static String bicep(Resource old, Optional<Resource> vault) {
    boolean side =
        old.facts() instanceof Facts.Workspace facts && facts.serviceSide() == Setting.ON;
    Write body =
        new Write()
            .send("name", name(old))
            .send("location", old.location())
            .send("kind", old.serviceKind().isEmpty() ? "Default" : old.serviceKind())
            .send("tags", old.tags())
            .send("identity.type", "UserAssigned")
            .send("identity.userAssignedIdentities", Map.of("{{identityId}}", Map.of()))
            .send("properties.primaryUserAssignedIdentity", "{{identityId}}")
            .send("properties.keyVault", "{{secretStoreId}}");
    link(old, "workspace storage").ifPresent(id -> body.send("properties.storageAccount", id));
    link(old, "Application Insights")
        .ifPresent(id -> body.send("properties.applicationInsights", id));
    body.send("properties.containerRegistry", "{{containerRegistryId}}")
        .send("properties.encryption.status", "Enabled")
        .send("properties.encryption.identity.userAssignedIdentity", "{{identityId}}")
        .send(
            "properties.encryption.keyVaultProperties.keyVaultArmId",
            vault.map(Resource::id).orElse("{{keyVaultArmId}}"))
        .send("properties.encryption.keyVaultProperties.keyIdentifier", "{{keyIdentifier}}")
        .send("properties.enableServiceSideCMKEncryption", side);
    return Bicep.resource(
        "replacement",
        ResourceKind.ML_WORKSPACE.type() + "@" + ResourceKind.ML_WORKSPACE.apiVersion(),
        body.body());
  }

  private static Optional<String> link(Resource old, String role) {
    return old.links().stream().filter(link -> link.role().equals(role)).map(Link::id).findFirst();
  }

  /** Names have 3 to 33 letters, digits and dashes. */
  private static String name(Resource old) {
    String plain = Shown.text(old.name()).replaceAll("[^A-Za-z0-9-]", "-");
    return plain.substring(0, Math.min(LONGEST, plain.length())) + "-cmk";
  }

  private static String commands(Resource old, Optional<Resource> vault, Policy policy) {
    Shell shell = new Shell();
    String bits = String.valueOf(policy.keys().minimumSize());
    shell.line(
        "az keyvault key create --kty RSA --ops wrapKey unwrapKey",
        "--size",
        bits,
        "--name",
        KeyChoice.name(old, 1),
        "--vault-name",
        vault.map(Resource::name).orElse("VAULT"));
    Optional<ResourceId> id = ResourceId.parse(old.id());
    shell.deploy(
        id.map(ResourceId::subscription).orElse(""),
        id.map(ResourceId::resourceGroup).orElse(""),
        vault.isPresent() ? "" : "keyvaultarmid=VAULT_ID",
        "identityid=IDENTITY_ID",
        "keyidentifier=KEY_WITH_VERSION",
        "secretstoreid=SECRET_VAULT_ID",
        "containerregistryid=REGISTRY_ID");
    shell.line("az resource show", "--ids", old.id());
    return shell.text();
  }

  private static List<String> costs() {
    return List.of(
        "Both workspaces cost while the move lasts.",
        "A workspace that keeps its data in your subscription adds Cosmos DB, Search and storage to"
            + " your bill.",
        "Operations on the key are charged by the vault.");
  }
}
