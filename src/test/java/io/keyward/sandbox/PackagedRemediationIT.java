package io.keyward.sandbox;

import io.keyward.sandbox.driver.RunningSandbox;

/**
 * All of that, by the app that is deployed; what it sends to Azure goes over its own identities.
 */
final class PackagedRemediationIT extends RemediationIT {
  @Override
  RunningSandbox start() {
    return RunningSandbox.ofPackage(RunningSandbox.PACKAGE);
  }
}
