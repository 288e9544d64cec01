package io.keyward.sandbox.azure.provider;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Identities;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Diagnostic settings, Application Insights, log workspaces and their clusters. */
public final class MonitorProvider implements ProviderRules {
  public static final String SETTING = "Microsoft.Insights/diagnosticSettings";
  private static final String COMPONENT = "Microsoft.Insights/components";
  private static final String WORKSPACE = "Microsoft.OperationalInsights/workspaces";

  @Override
  public Set<String> types() {
    return Set.of(SETTING, COMPONENT, WORKSPACE, "Microsoft.OperationalInsights/clusters");
  }

  /** The clients of diagnostic settings take nothing but 200. */
  @Override
  public int createdStatus() {
    return 200;
  }

  @Override
  public void fill(Change change) {
    if (change.path().isType(WORKSPACE)) {
      change.fallback("customerId", Identities.derived("workspace", change.path().id()));
    } else if (change.path().isType(COMPONENT)) {
      change.fallback("AppId", Identities.derived("component", change.path().id()));
    }
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    if (change.path().isType(COMPONENT) && change.text("location").isEmpty()) {
      return Optional.of(
          ArmError.badRequest(
              "LocationRequired", "The location property is required for this definition."));
    }
    boolean sent =
        Stream.of(
                "workspaceId",
                "storageAccountId",
                "eventHubAuthorizationRuleId",
                "marketplacePartnerId")
            .anyMatch(sink -> !change.text("properties." + sink).isEmpty());
    return change.path().isType(SETTING) && !sent
        ? Optional.of(
            ArmError.badRequest("BadRequest", "At least one data sink needs to be specified."))
        : Optional.empty();
  }
}
