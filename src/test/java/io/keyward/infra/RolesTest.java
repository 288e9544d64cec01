package io.keyward.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceKind;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the identities may do is what the code does. */
final class RolesTest {
  private static final Body ROLES = Infra.json("roles.json");

  /** Among given files only: nothing reads them in Azure. */
  private static final Set<ResourceKind> UNREAD = EnumSet.of(ResourceKind.SERVICE_PRINCIPAL);

  /** What is read without being a resource of its own. */
  private static final List<String> BESIDE =
      List.of(
          "Microsoft.Resources/subscriptions/read",
          "Microsoft.Resources/subscriptions/resourceGroups/resources/read",
          "Microsoft.ResourceGraph/resources/read",
          "Microsoft.OperationalInsights/workspaces/query/read",
          "Microsoft.OperationalInsights/workspaces/query/AZKVAuditLogs/read",
          "Microsoft.OperationalInsights/workspaces/query/AzureDiagnostics/read");

  @Test
  void theReaderReadsEveryTypeThatKeywardKnowsAndNothingElse() {
    Set<String> expected = new TreeSet<>(BESIDE);
    for (ResourceKind kind : ResourceKind.values()) {
      if (!UNREAD.contains(kind)) {
        expected.add(kind.type() + "/read");
      }
    }

    List<String> actions = actions("reader", "actions");

    assertThat(actions).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void theReaderNeverWritesAndSeesNoSecret() {
    List<String> all = actions("reader", "actions", "dataActions");

    assertThat(all).isNotEmpty().allSatisfy(it -> assertThat(it).endsWith("/read"));
    assertThat(all)
        .noneMatch(it -> it.contains("*") || it.toLowerCase(Locale.ROOT).contains("secret"));
  }

  @Test
  void theRemediatorReadsBackWhatItWritesAndTouchesOnlyKnownTypes() {
    List<String> actions = actions("remediator", "actions");
    List<String> written =
        actions.stream()
            .filter(it -> it.endsWith("/write") && !it.contains("/accessPolicies/"))
            .map(it -> it.substring(0, it.length() - "/write".length()))
            .toList();

    assertThat(written)
        .hasSize(10)
        .allSatisfy(type -> assertThat(actions).contains(type + "/read"))
        .allSatisfy(type -> assertThat(ResourceKind.ofType(type)).isPresent());
    assertThat(actions).noneMatch(it -> it.contains("*"));
    assertThat(actions)
        .filteredOn(it -> it.endsWith("/delete"))
        .containsExactly("Microsoft.Authorization/roleAssignments/delete");
  }

  @Test
  void everyActionNamesCodeThatIsThere() {
    for (String role : List.of("reader", "remediator")) {
      for (String part : List.of("actions", "dataActions")) {
        assertThat(ROLES.items(role, part))
            .isNotEmpty()
            .allSatisfy(
                it ->
                    assertThat(it.texts("neededBy"))
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(source(name)).exists()));
      }
    }
  }

  @Test
  void theBicepTakesItsActionsFromTheListAlone() {
    String bicep = Infra.text("modules/roles.bicep");

    assertThat(bicep).contains("loadJsonContent('../roles.json')");
    assertThat(Infra.found("^ +(?:actions|dataActions): (.+)$", bicep))
        .containsExactlyInAnyOrder(
            "map(roles.reader.actions, it => it.action)",
            "map(roles.reader.dataActions, it => it.action)",
            "map(roles.remediator.actions, it => it.action)",
            "map(roles.remediator.dataActions, it => it.action)");
  }

  @Test
  void theOnlyRoleThatCanBeGivenIsTheOneThatPlansGive() {
    String steps = Infra.text(source("remediation/step/GrantSteps"));

    assertThat(Infra.found("var given = '([0-9a-f-]+)'", Infra.text("modules/roles.bicep")))
        .isEqualTo(Infra.found("ROLE = \"([0-9a-f-]+)\"", steps));
  }

  private static List<String> actions(String role, String... parts) {
    return List.of(parts).stream()
        .flatMap(part -> ROLES.items(role, part).stream())
        .map(it -> it.text("action"))
        .toList();
  }

  private static Path source(String name) {
    return Path.of("src/main/java/io/keyward").resolve(name + ".java");
  }
}
