package io.keyward.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ids, loops, nested deployments and extensions of what a template declares. */
class DeclaredResourceTest {
  private static final String GROUP =
      "/subscriptions/{subscription}/resourceGroups/{resourceGroup}";

  private static List<@Nullable Object> all(String member, String members) {
    return GivenTemplate.bodies(members).stream()
        .<@Nullable Object>map(b -> b.get(member))
        .toList();
  }

  @Test
  void idsAreMadeOfTypesAndNames() {
    assertThat(
            all(
                "id",
                "`resources`:[{`type`:`A.B/c`,`name`:`x`,`resources`:[{`type`:`d`,`name`:`y`}]},"
                    + "{`type`:`A.B/c`,`name`:`[parameters('none')]`}]"))
        .containsExactly(GROUP + "/providers/A.B/c/x", GROUP + "/providers/A.B/c/x/d/y", null);
  }

  @Test
  void aLoopDeclaresOneResourceForEachTurn() {
    assertThat(
            all(
                "name",
                "`resources`:[{`type`:`A.B/c`,`name`:`[format('n{0}', copyIndex(1))]`,"
                    + "`copy`:{`name`:`l`,`count`:`[length(createArray(1,2))]`}}]"))
        .containsExactly("n1", "n2");
  }

  @Test
  void aConditionThatIsFalseDeclaresNothing() {
    assertThat(
            all(
                "name",
                "`resources`:[{`type`:`A.B/c`,`name`:`x`,`condition`:`[equals(1, 2)]`},"
                    + "{`type`:`A.B/c`,`name`:`y`,`condition`:`[parameters('none')]`}]"))
        .containsExactly("y");
  }

  @Test
  void anInnerDeploymentHasItsOwnValuesAndPlace() {
    String nested =
        "{`type`:`Microsoft.Resources/deployments`,`name`:`m`,`resourceGroup`:`other`,`properties`:{"
            + "`expressionEvaluationOptions`:{`scope`:`inner`},`parameters`:{`p`:{`value`:`[variables('v')]`}},"
            + "`template`:{`parameters`:{`p`:{`type`:`string`}},"
            + "`resources`:[{`type`:`A.B/c`,`name`:`[parameters('p')]`}],"
            + "`outputs`:{`o`:{`type`:`string`,`value`:`[resourceId('A.B/c', parameters('p'))]`}}}}}";
    String reader =
        "{`type`:`A.B/c`,`name`:`r`,`properties`:{`o`:`[reference(resourceId('other', 'Microsoft.Resources/deployments', 'm')).outputs.o.value]`}}";
    List<Map<String, @Nullable Object>> bodies =
        GivenTemplate.bodies(
            "`variables`:{`v`:`deep`},`resources`:[" + nested + "," + reader + "]");
    String id = "/subscriptions/{subscription}/resourceGroups/other/providers/A.B/c/deep";

    assertThat(bodies.get(0)).containsEntry("id", id);
    assertThat(bodies.get(1).get("properties")).isEqualTo(Map.of("o", id));
  }

  @Test
  void anOuterDeploymentSeesItsParentsValues() {
    assertThat(
            all(
                "name",
                "`variables`:{`v`:`outer`},`resources`:[{`type`:`Microsoft.Resources/deployments`,`name`:`m`,"
                    + "`properties`:{`template`:{`variables`:{`v`:`inner`},`resources`:[{`type`:`A.B/c`,`name`:`[variables('v')]`}]}}}]"))
        .containsExactly("outer");
  }

  @Test
  void symbolicNamesAreFollowedAndWhatExistsIsOnlyReferredTo() {
    assertThat(
            all(
                "properties",
                "`languageVersion`:`2.0`,`resources`:{"
                    + "`kv`:{`existing`:true,`type`:`Microsoft.KeyVault/vaults`,`name`:`old`},"
                    + "`x`:{`type`:`A.B/c`,`name`:`x`,`properties`:{`u`:`[reference('kv').vaultUri]`}}}"))
        .containsExactly(Map.of("u", "https://old.vault.azure.net/"));
  }

  @Test
  void extensionsStandBelowWhatTheyExtend() {
    String wanted = GROUP + "/providers/Microsoft.KeyVault/vaults/kv";
    String role = "`Microsoft.Authorization/roleAssignments`";
    List<Map<String, @Nullable Object>> bodies =
        GivenTemplate.bodies(
            "`resources`:[{`type`:"
                + role
                + ",`name`:`g`,`scope`:`Microsoft.KeyVault/vaults/kv`},"
                + "{`type`:`Microsoft.KeyVault/vaults/providers/roleAssignments`,`name`:`kv/Microsoft.Authorization/g`},"
                + "{`type`:"
                + role
                + ",`name`:`g`,`scope`:`[resourceId('Microsoft.KeyVault/vaults', 'kv')]`}]");

    assertThat(bodies)
        .allSatisfy(
            b ->
                assertThat(b)
                    .containsEntry(
                        "id", wanted + "/providers/Microsoft.Authorization/roleAssignments/g")
                    .containsEntry("type", "Microsoft.Authorization/roleAssignments")
                    .containsEntry("properties", Map.of("scope", wanted)));
  }
}
