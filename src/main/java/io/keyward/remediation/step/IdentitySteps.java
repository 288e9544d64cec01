package io.keyward.remediation.step;

import io.keyward.compliance.policy.FirstParty;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Surroundings;
import io.keyward.remediation.Change;
import io.keyward.remediation.Expected;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Api;
import io.keyward.remediation.code.CodeText;
import io.keyward.remediation.code.Hcl;
import io.keyward.remediation.code.Terraform;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gives a resource an identity; those that it has are kept. */
public record IdentitySteps(Surroundings surroundings, Policy policy) {
  /** These write the two words without a blank (REST specifications, read 2026-11-21). */
  private static final Set<ResourceKind> TIGHT =
      Set.of(ResourceKind.STORAGE_ACCOUNT, ResourceKind.COSMOS_ACCOUNT);

  private static final Step.Undo STAYS =
      new Step.Undo.Harmless("An identity without rights does no harm; none is ever removed.");

  /**
   * Who opens the key of a resource that has none yet.
   *
   * @param tag what tells the steps of a dependant apart, "" for the subject's own
   */
  public Lookup<Who> of(Resource resource, String tag) {
    if (Services.shipped().of(resource).cell(Column.IDENTITIES).is("firstParty")) {
      return ofMicrosoft(FirstParty.BOT_SERVICE);
    }
    if (resource.identities().isUnclear()) {
      return new Lookup.Unreadable<>("Which identities it has could not be read.");
    }
    String system = resource.identities().system().objectId();
    if (resource.identities().hasSystem()) {
      return system.isEmpty()
          ? new Lookup.Unreadable<>("The principal id of its identity is not told.")
          : new Lookup.Found<>(new Who(system, java.util.List.of()));
    }
    return new Lookup.Found<>(turnOn(resource, tag));
  }

  /** One of Microsoft's own services. */
  Lookup<Who> ofMicrosoft(FirstParty service) {
    String told = policy.firstPartyPrincipal(service);
    Lookup<Principal> principal =
        told.isEmpty()
            ? surroundings.servicePrincipal(service.applicationId())
            : new Lookup.Found<>(new Principal(told, service.applicationId(), ""));
    return principal.fold(
        it -> new Lookup.Found<>(new Who(it.objectId(), java.util.List.of())),
        missing -> unknown(service),
        reason -> unknown(service));
  }

  private static Lookup<Who> unknown(FirstParty service) {
    return new Lookup.Unreadable<>(
        "The object id of Microsoft's service principal is not known; name it in the policy file"
            + " as firstPartyPrincipals."
            + service.word()
            + ".");
  }

  /** The system-assigned identity, on. */
  public Who turnOn(Resource resource, String tag) {
    String name = "principalId" + tag;
    Map<String, Object> users = users(resource);
    String blank = TIGHT.contains(resource.kind()) ? "," : ", ";
    String type = users.isEmpty() ? "SystemAssigned" : "SystemAssigned" + blank + "UserAssigned";
    Write write = write(resource, type, users);
    write.expect(Expected.contains("identity.type", "SystemAssigned"));
    write.expect(Expected.present("identity", "principalId"));
    StepText text = text(resource, "identity" + tag, "Turn on the system-assigned identity of ");
    Staged step =
        text.sending(
            verb(resource),
            Api.url(resource),
            write,
            hcl(resource, type, users),
            Map.of(name, "identity.principalId"));
    return new Who("{{" + name + "}}", java.util.List.of(step));
  }

  /** A user-assigned identity that the key's setting names, attached again. */
  public Staged attach(Resource resource, String identityId) {
    Map<String, Object> users = users(resource);
    users.put(identityId, Map.of());
    String type =
        resource.identities().hasSystem() ? "SystemAssigned, UserAssigned" : "UserAssigned";
    Write write = write(resource, type, users);
    write.expect(Expected.contains("identity.type", "UserAssigned"));
    write.expect(Expected.present("identity", "userAssignedIdentities", identityId));
    return text(resource, "identity", "Attach the identity that the key's setting names to ")
        .sending(verb(resource), Api.url(resource), write, hcl(resource, type, users));
  }

  private static StepText text(Resource resource, String id, String title) {
    return new StepText(
        Stage.IDENTITY,
        id,
        title + Shown.text(resource.name()) + "; identities that it has are kept.",
        resource,
        STAYS,
        new Step.Timing(Duration.ofMinutes(2), Duration.ofMinutes(2)));
  }

  private static Map<String, Object> users(Resource resource) {
    Map<String, Object> users = new LinkedHashMap<>();
    resource.identities().userAssigned().keySet().forEach(id -> users.put(id, Map.of()));
    return users;
  }

  private static Write write(Resource resource, String type, Map<String, Object> users) {
    Write write = new Write();
    write.tell("identity.type", word(resource), type);
    if (!users.isEmpty()) {
      write.send("identity.userAssignedIdentities", users);
    }
    return write;
  }

  private static Change.Verb verb(Resource resource) {
    return resource.kind() == ResourceKind.HEALTH_BOT ? Change.Verb.PUT : Change.Verb.PATCH;
  }

  /** The type of the identities that are attached. */
  static String word(Resource resource) {
    boolean users = !resource.identities().userAssigned().isEmpty();
    if (resource.identities().hasSystem()) {
      return users ? "SystemAssigned, UserAssigned" : "SystemAssigned";
    }
    return users ? "UserAssigned" : "";
  }

  private static String hcl(Resource resource, String type, Map<String, Object> users) {
    String list = users.keySet().stream().map(CodeText::hcl).toList().toString();
    return Hcl.block(
        Terraform.type(resource),
        resource.name(),
        "identity {",
        "  type         = " + CodeText.hcl(type.replace("SystemAssigned,U", "SystemAssigned, U")),
        users.isEmpty() ? "}" : "  identity_ids = " + list + "\n  }");
  }

  /** Whether a key's setting means the system-assigned identity. */
  static boolean isSystem(KeyIdentity identity) {
    return identity.kind() == KeyIdentity.Kind.SYSTEM || identity.kind() == KeyIdentity.Kind.NONE;
  }
}
