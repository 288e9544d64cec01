package io.keyward.campaign;

import io.keyward.alert.Channels;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.remediation.run.AzureChanges;
import java.util.function.UnaryOperator;

/**
 * What stands between Keyward and the world outside: nothing, or a fault that passes for one of
 * Keyward's own, to see that the campaign finds it.
 */
record Product(
    UnaryOperator<EntityTable> table,
    UnaryOperator<AzureChanges> changes,
    UnaryOperator<Channels> channels) {

  /** Keyward as it is. */
  static Product sound() {
    return new Product(
        UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
  }
}
