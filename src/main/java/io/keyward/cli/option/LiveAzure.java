package io.keyward.cli.option;

import io.keyward.inventory.port.LiveEstate;
import java.util.function.IntConsumer;

/** The way to Azure. */
public interface LiveAzure {
  /**
   * Signs in and reads the estate.
   *
   * @param counted hears how many AI resources there are so far
   * @throws Refusal when the target is not one, or Azure does not let us in
   */
  LiveEstate open(ScanTarget target, IntConsumer counted) throws Refusal;
}
