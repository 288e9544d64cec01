package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.CellText;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.ManagedIdentities;
import io.keyward.inventory.fact.Resource;

/**
 * {@code cmk-identity-present}: an identity that can use the key, of a kind that the service takes.
 *
 * <p>A Machine Learning workspace with user-assigned identities only must name the one for the key
 * in {@code encryption.identity}, or the service does not find its permission (Terraform
 * documentation, read 2026-11-21).
 */
public final class IdentityPresent implements Check {

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    Found found = new Found();
    if (chain.user() instanceof Lookup.Found<Resource> user) {
      found.fact(
          Evidence.of(
              user.value(),
              "the key is used by "
                  + who(chain.identity())
                  + "; attached: "
                  + attached(user.value().identities())));
      judge(found, chain, whole, user.value());
    } else {
      found.doubt("The resource whose identity opens the key could not be read.");
    }
    return found.ruling("It has an identity that can use the key.");
  }

  private static void judge(Found found, KeyChain chain, Chain whole, Resource user) {
    if (whole.holder().facts() instanceof Facts.Search it && !it.applicationId().isEmpty()) {
      violated(
          found,
          "The key is opened with the secret of an app registration.",
          "accessCredentials name application " + CellText.orUntold(it.applicationId()));
      return;
    }
    switch (chain.identity().kind()) {
      case NONE -> none(found, user);
      case FIRST_PARTY -> {}
      case SYSTEM -> system(found, user);
      case USER -> user(found, chain, whole, user.identities());
    }
  }

  private static void none(Found found, Resource user) {
    if (user.identities().isUnclear()) {
      found.doubt("The identity block is no plain object.");
    } else {
      violated(found, "It has no identity that can use the key.", "identity: none");
    }
  }

  private static void system(Found found, Resource user) {
    if (!user.identities().hasSystem()) {
      if (user.identities().isUnclear()) {
        found.doubt("The identity block is no plain object.");
      } else {
        violated(
            found,
            "The key setting names no identity and the resource has no system-assigned one.",
            "identity: " + attached(user.identities()));
      }
    }
  }

  private static void user(Found found, KeyChain chain, Chain whole, ManagedIdentities identities) {
    if (identities.isUnclear()) {
      found.doubt("The identity block is no plain object.");
    } else if (identities.find(chain.identity()).isPresent()) {
      named(found, chain, whole);
    } else if (isUnclear(chain.identity()) || identities.hasUnclear()) {
      found.doubt("Which identity the key setting names, only the deployment can tell.");
    } else if ((chain.identity().resourceId().isEmpty() && identities.hasNameless())) {
      found.doubt("Whether the identity of the key is attached is not told.");
    } else {
      violated(
          found,
          "The identity that the key setting names is not attached to the resource.",
          who(chain.identity()));
    }
  }

  private static boolean isUnclear(KeyIdentity identity) {
    return Body.isExpression(identity.clientId()) || Body.isExpression(identity.resourceId());
  }

  private static void named(Found found, KeyChain chain, Chain whole) {
    boolean guessed =
        whole.holder().facts() instanceof Facts.Workspace workspace
            && workspace.keyIdentity().isEmpty();
    if (guessed) {
      violated(
          found,
          "The workspace has user-assigned identities only, and its encryption names none of them.",
          "properties.encryption.identity is missing");
    } else if (chain.identity().implied()) {
      violated(
          found,
          "The key setting names no identity, which means the system-assigned one, and there is none.",
          "no identity in the key setting, user-assigned identities only");
    }
  }

  private static void violated(Found found, String sentence, String observed) {
    found.violated(
        Severity.HIGH, sentence, observed, "an attached managed identity that uses the key");
  }

  private static String who(KeyIdentity identity) {
    return switch (identity.kind()) {
      case NONE -> "nobody";
      case SYSTEM -> "the system-assigned identity";
      case FIRST_PARTY -> "a service of Microsoft's";
      case USER ->
          "user-assigned identity "
              + CellText.orUntold(
                  identity.resourceId().isEmpty() ? identity.clientId() : identity.resourceId());
    };
  }

  private static String attached(ManagedIdentities identities) {
    String users = identities.userAssigned().size() + " user-assigned";
    return identities.hasSystem() ? "system-assigned, " + users : users;
  }
}
