package io.keyward.sandbox;

import io.keyward.sandbox.driver.RunningSandbox;

/** All of that, by the app that is deployed: its package, in a process of its own. */
final class PackagedEndToEndIT extends EndToEndIT {
  @Override
  RunningSandbox start() {
    return RunningSandbox.ofPackage(RunningSandbox.PACKAGE);
  }
}
