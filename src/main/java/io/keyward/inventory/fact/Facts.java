package io.keyward.inventory.fact;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import java.time.Instant;
import java.util.List;

/** What only one kind of resource tells, beside what all resources tell. */
public sealed interface Facts
    permits Facts.None,
        Facts.Unclear,
        Facts.Account,
        Facts.Workspace,
        Facts.Search,
        Facts.Storage,
        Facts.Telemetry,
        Facts.LogWorkspace,
        Facts.Connection,
        Facts.CapabilityHost,
        Facts.ServicePrincipal,
        Facts.AuditLog,
        Vault,
        Key,
        Principal,
        RoleAssignment,
        RoleDefinition,
        DenyAssignment {

  /** Nothing more. */
  record None() implements Facts {}

  /**
   * What there is to tell cannot be read.
   *
   * @param reason why, to be read after a colon
   */
  record Unclear(String reason) implements Facts {
    /** An expression stands in its place. */
    public static Unclear expression() {
      return new Unclear("only the deployment can tell its properties");
    }
  }

  /**
   * A Cognitive Services account.
   *
   * @param projects whether it has Foundry projects (allowProjectManagement)
   */
  record Account(Setting projects) implements Facts {}

  /**
   * A Machine Learning workspace.
   *
   * @param serviceSide whether its backing resources are Microsoft's (service-side encryption)
   * @param managedGroup name of the managed resource group of the classic model, "" for none
   * @param keyIdentity ARM id of the user-assigned identity that its encryption names, "" for none
   */
  record Workspace(Setting serviceSide, String managedGroup, String keyIdentity) implements Facts {}

  /**
   * A Search service.
   *
   * @param applicationId the app registration whose secret opens the key, "" for none
   * @param sharedLinks ids of the resources that it reaches by shared private links
   * @param status what it says of its objects (encryptionComplianceStatus), "" where not told
   */
  record Search(String applicationId, List<String> sharedLinks, String status) implements Facts {
    /** Copies the list. */
    public Search {
      sharedLinks = List.copyOf(sharedLinks);
    }
  }

  /**
   * A storage account: the key type of its queues and tables, chosen at creation; "" where the body
   * does not tell.
   *
   * @param keyExpires when the version of the key that is in use ends, as the account tells it
   */
  record Storage(String queueKeyType, String tableKeyType, Lookup<Instant> keyExpires)
      implements Facts {}

  /** An Application Insights component and the log workspace it writes to, "" for none. */
  record Telemetry(String workspaceId) implements Facts {}

  /** A Log Analytics workspace and the dedicated cluster it is linked to, "" for none. */
  record LogWorkspace(String clusterId) implements Facts {}

  /**
   * A connection of a Foundry account or project.
   *
   * @param category such as AzureStorageAccount, CosmosDB or CognitiveSearch
   * @param targetId ARM id of what it leads to, "" where it names none
   */
  record Connection(String category, String targetId) implements Facts {}

  /**
   * A capability host: the names of the connections that hold what agents keep.
   *
   * @param isUnclear whether it may name more than can be read
   * @param isPartial whether it names none for files, threads or vectors
   */
  record CapabilityHost(List<String> connections, boolean isUnclear, boolean isPartial)
      implements Facts {
    /** Copies the list. */
    public CapabilityHost {
      connections = List.copyOf(connections);
    }
  }

  /** A service principal of the directory, such as one of Microsoft's own services. */
  record ServicePrincipal(String applicationId, String objectId) implements Facts {}

  /**
   * A diagnostic setting.
   *
   * @param target ARM id of the resource whose logs it sends
   * @param auditEvents whether AuditEvent, or a group that holds it, is on
   */
  record AuditLog(String target, boolean auditEvents, boolean hasDestination) implements Facts {}
}
