/** Alerts are raised, delivered, decided and read. */
@NullMarked
package io.keyward.workflow.alert;

import org.jspecify.annotations.NullMarked;
