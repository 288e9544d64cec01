package io.keyward.remediation.step;

import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Change;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Api;
import io.keyward.remediation.code.Hcl;
import io.keyward.remediation.code.Terraform;

/** Makes a search service count objects without a customer's key, and refuse new ones. */
public final class SearchEnforcement {
  private static final String PATH = "properties.encryptionWithCmk.enforcement";

  private SearchEnforcement() {}

  public static Staged on(Resource service, String tag) {
    String url = Api.url(service);
    Write back = new Write().set(PATH, "Enabled", "Disabled");
    return new StepText(
            Stage.SETTING,
            "encryption" + tag,
            "Enforce customer-managed keys on "
                + Shown.text(service.name())
                + "; objects without one can then no longer be created.",
            service,
            new Step.Undo.By(Change.arm(Change.Verb.PATCH, url, back.body()), back.goal(url)),
            StepText.minutes(5))
        .sending(
            Change.Verb.PATCH,
            url,
            new Write().set(PATH, "Disabled", "Enabled"),
            Hcl.block(
                Terraform.type(service),
                service.name(),
                "customer_managed_key_enforcement_enabled = true"));
  }
}
