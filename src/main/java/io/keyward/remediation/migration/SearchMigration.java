package io.keyward.remediation.migration;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Migration;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Api;
import io.keyward.remediation.code.Bicep;
import io.keyward.remediation.code.Shell;
import io.keyward.remediation.step.Site;
import java.util.List;

/**
 * Brings the objects of a search service under a key: each keeps for life what it was created with
 * (Search documentation 2026-03-18).
 */
public final class SearchMigration {
  private static final List<String> OBJECTS =
      List.of("indexes", "synonymmaps", "indexers", "datasources", "skillsets");

  private SearchMigration() {}

  public static Migration of(Site site) {
    return of(site.holder());
  }

  public static Migration of(Resource service) {
    return new Migration(
        List.of(
            task(
                "search-find",
                "List the objects whose encryptionKey is empty: indexes, synonym maps, indexers,"
                    + " data sources and skillsets."),
            task(
                "search-create",
                "Create each of them anew under another name with encryptionKey, naming vault and"
                    + " key and no version."),
            task("search-load", "Load the data into the new indexes."),
            task("search-switch", "Let all callers use the new objects."),
            task("search-retire", "When nothing uses the old objects any more, delete them."),
            task(
                "search-check",
                "Wait until the service reports encryptionComplianceStatus Compliant.")),
        OBJECTS.stream().map(it -> it + " of " + service.id()).toList(),
        bicep(service),
        commands(service),
        List.of(
            "Old and new indexes take space at the same time; a tier with enough of it may be"
                + " needed while the move lasts.",
            "Operations on the key are charged by the vault."));
  }

  private static Migration.Task task(String id, String title) {
    return new Migration.Task(id, title);
  }

  private static String bicep(Resource service) {
    return Bicep.resource(
        "search",
        ResourceKind.SEARCH_SERVICE.type() + "@" + Api.version(ResourceKind.SEARCH_SERVICE),
        new Write()
            .send("name", service.name())
            .send("location", service.location())
            .send("tags", service.tags())
            .send("sku.name", service.tier())
            .send("identity.type", "SystemAssigned")
            .send("properties.encryptionWithCmk.enforcement", "Enabled")
            .body());
  }

  /** Reads the objects as the signed-in person, who needs Search Service Contributor. */
  private static String commands(Resource service) {
    Shell shell = new Shell();
    if (service.name().matches("[A-Za-z0-9-]{2,60}")) {
      for (String objects : OBJECTS) {
        shell.line(
            "az rest --method get --resource https://search.azure.com",
            "--url",
            "https://"
                + service.name()
                + ".search.windows.net/"
                + objects
                + "?api-version=2024-07-01");
      }
    }
    ResourceId.parse(service.id())
        .ifPresent(id -> shell.line("az resource show", "--ids", id.toString()));
    return shell.text();
  }
}
