package io.keyward.remediation.step;

import io.keyward.compliance.table.KeyRights;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.port.Surroundings;
import io.keyward.remediation.Change;
import io.keyward.remediation.Expected;
import io.keyward.remediation.Goal;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Api;
import io.keyward.remediation.code.CodeText;
import io.keyward.remediation.code.Hcl;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets somebody get, wrap and unwrap with one key, and nothing more. */
public record GrantSteps(Surroundings surroundings) {
  /** Key Vault Crypto Service Encryption User (built-in roles, 2026-02-23). */
  static final String ROLE = "e147488a-f6f5-4113-8e2d-b22465e65bf6";

  static final List<String> RIGHTS = List.of("get", "wrapKey", "unwrapKey");

  private static final Step.Undo STAYS =
      new Step.Undo.Harmless("The right to use this one key is needed once the key is in use.");

  /** Azure knows of a grant everywhere after minutes (Foundry documentation 2026-08-10). */
  private static final Step.Timing TIMING =
      new Step.Timing(Duration.ofMinutes(1), Duration.ofMinutes(10));

  /**
   * Nothing where the principal may do it already.
   *
   * @param id of the step
   */
  public Mended give(Target target, String principal, String id) {
    if (target.vault().kind() != ResourceKind.KEY_VAULT) {
      return Mended.open(
          "A managed HSM keeps its grants to itself; give the role Managed HSM Crypto Service"
              + " Encryption User there.");
    }
    if (target.facts().roles() == Setting.UNCLEAR) {
      return Mended.open("Whether the vault goes by roles or access policies is not told.");
    }
    if (!target.goesByRoles() && target.facts().tenantId().isEmpty()) {
      return Mended.open("The tenant of the vault is not told, which an access policy must name.");
    }
    if (suffices(target, principal)) {
      return Mended.nothing();
    }
    return Mended.by(
        target.goesByRoles() ? role(target, principal, id) : policy(target, principal, id));
  }

  private boolean suffices(Target target, String principal) {
    if (principal.startsWith("{{")) {
      return false;
    }
    Principal who = new Principal(principal, "", "");
    Lookup<List<Grant>> grants =
        target.goesByRoles()
            ? surroundings.grants(target.vault(), target.reference(), List.of(who))
            : new Lookup.Missing<>();
    return KeyRights.of(who, target.facts(), grants).suffices();
  }

  /** A role assignment at the key itself. */
  public Staged role(Target target, String principal, String id) {
    String url =
        Api.url(
            target.keyId() + "/providers/Microsoft.Authorization/roleAssignments/{{assignment}}",
            ResourceKind.ROLE_ASSIGNMENT);
    String definition =
        "/subscriptions/"
            + target.vault().subscription()
            + "/providers/Microsoft.Authorization/roleDefinitions/"
            + ROLE;
    Write write =
        new Write()
            .tell("properties.roleDefinitionId", "", definition)
            .expect(Expected.contains("properties.roleDefinitionId", ROLE))
            .set("properties.principalId", "", principal)
            .send("properties.principalType", "ServicePrincipal");
    return text(target, id)
        .sending(
            Change.Verb.PUT,
            url,
            write,
            Hcl.block(
                "azurerm_role_assignment",
                id + "_" + target.keyName(),
                "scope                = " + CodeText.hcl(target.keyId()),
                "role_definition_name = \"Key Vault Crypto Service Encryption User\"",
                "principal_id         = " + Hcl.value(principal)));
  }

  /** An access policy, added to what there is. */
  Staged policy(Target target, String principal, String id) {
    return accessPolicy(target, principal, "add", text(target, id), false);
  }

  /** One holder's access policy: added to, or put in place of what this holder has. */
  static Staged accessPolicy(
      Target target, String principal, String how, StepText text, boolean exactly) {
    String url = Api.url(target.vault().id() + "/accessPolicies/" + how, ResourceKind.KEY_VAULT);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("tenantId", target.facts().tenantId());
    entry.put("objectId", principal);
    entry.put("permissions", Map.of("keys", RIGHTS));
    Write write = new Write().send("properties.accessPolicies", List.of(entry));
    write.tell("properties.accessPolicies", "", List.of(entry));
    Goal goal = new Goal.Permits(Api.url(target.vault()), principal, RIGHTS, exactly);
    return text.staged(
        Change.arm(Change.Verb.PUT, url, write.body()),
        write,
        goal,
        Hcl.block(
            "azurerm_key_vault_access_policy",
            text.id() + "_" + target.vault().name(),
            "key_vault_id    = " + CodeText.hcl(target.vault().id()),
            "tenant_id       = " + CodeText.hcl(target.facts().tenantId()),
            "object_id       = " + Hcl.value(principal),
            "key_permissions = [\"Get\", \"WrapKey\", \"UnwrapKey\"]"),
        Map.of());
  }

  private static StepText text(Target target, String id) {
    return new StepText(
        Stage.GRANT,
        id,
        "Let the identity get, wrap and unwrap with the key "
            + Shown.text(target.keyName())
            + ", and nothing more.",
        target.vault(),
        STAYS,
        TIMING);
  }
}
