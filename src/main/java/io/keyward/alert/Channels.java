package io.keyward.alert;

import io.keyward.compliance.policy.AlertChannel;

/** The channels that are described. */
public interface Channels {
  /** The channel of a description; one that cannot be used says why when it is asked to send. */
  Channel of(AlertChannel description);
}
