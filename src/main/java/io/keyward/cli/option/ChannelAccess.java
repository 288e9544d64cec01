package io.keyward.cli.option;

import io.keyward.alert.Channels;

/** The way to the channels of a policy file. */
public interface ChannelAccess {
  /**
   * The channels, with what the environment says of them.
   *
   * @throws Refusal when the environment is of no use
   */
  Channels open() throws Refusal;
}
