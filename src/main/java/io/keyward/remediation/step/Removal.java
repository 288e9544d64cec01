package io.keyward.remediation.step;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.RoleAssignment;
import io.keyward.inventory.fact.Vault;
import io.keyward.remediation.Change;
import io.keyward.remediation.Goal;
import io.keyward.remediation.Plane;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Api;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes away what an identity has beyond the need, so that it can be given back. */
public final class Removal {
  private Removal() {}

  /** Whether everything is told that giving it back would need. */
  public static boolean isWhole(RoleAssignment assignment) {
    return ResourceId.parse(assignment.id())
            .filter(id -> id.type().equalsIgnoreCase(ResourceKind.ROLE_ASSIGNMENT.type()))
            .isPresent()
        && assignment.roleDefinitionId().contains("/");
  }

  /** One role assignment. */
  public static Staged of(RoleAssignment assignment, Target target) {
    String url = Api.url(assignment.id(), ResourceKind.ROLE_ASSIGNMENT);
    String name = assignment.id().substring(assignment.id().lastIndexOf('/') + 1);
    Write back =
        new Write()
            .set("properties.roleDefinitionId", "", assignment.roleDefinitionId())
            .set("properties.principalId", "", assignment.principalId());
    if (!assignment.principalType().isEmpty()) {
      back.send("properties.principalType", assignment.principalType());
    }
    Write differences = new Write().tell("roleAssignment", assignment.roleDefinitionId(), "");
    StepText text =
        new StepText(
            Stage.REMOVAL,
            "remove-" + name,
            "Take away the grant that allows more than the key's use, when the least one is there.",
            target.vault(),
            new Step.Undo.By(Change.arm(Change.Verb.PUT, url, back.body()), back.goal(url)),
            StepText.minutes(1));
    return text.staged(
        Change.arm(Change.Verb.DELETE, url, Map.of()),
        differences,
        new Goal.Gone(Plane.ARM, url),
        "# Remove the azurerm_role_assignment " + name.replaceAll("[^A-Za-z0-9-]", "") + ".\n",
        Map.of());
  }

  /** The access policy of one holder, cut down to the need; no other holder's is touched. */
  public static Staged narrow(Target target, String principal) {
    List<String> before =
        target.facts().accessPolicies().stream()
            .filter(it -> it.objectId().equalsIgnoreCase(principal))
            .flatMap(it -> it.keys().stream())
            .distinct()
            .toList();
    StepText text =
        new StepText(
            Stage.REMOVAL,
            "narrow-policy",
            "Cut the identity's access policy down to get, wrapKey and unwrapKey.",
            target.vault(),
            back(target, principal, before),
            StepText.minutes(1));
    return GrantSteps.accessPolicy(target, principal, "replace", text, true);
  }

  private static Step.Undo back(Target target, String principal, List<String> before) {
    Vault vault = target.facts();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("tenantId", vault.tenantId());
    entry.put("objectId", principal);
    entry.put("permissions", Map.of("keys", before));
    String url = Api.url(target.vault().id() + "/accessPolicies/replace", ResourceKind.KEY_VAULT);
    return new Step.Undo.By(
        Change.arm(
            Change.Verb.PUT,
            url,
            new Write().send("properties.accessPolicies", List.of(entry)).body()),
        new Goal.Permits(Api.url(target.vault()), principal, before, false));
  }
}
