package io.keyward.remediation.run;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;

/** Changes Azure, with an identity of its own, and reads what a change was about. */
public interface AzureChanges {

  /** Sends one call, once: what is not known to have been refused may have been carried out. */
  Sent send(Change change);

  /**
   * Reads now, past everything that is remembered.
   *
   * @throws io.keyward.inventory.TemporarilyUnavailable when it must be tried again
   */
  Lookup<Body> read(Plane plane, String url);
}
