/** Events delivered as Event Grid delivers them. */
@NullMarked
package io.keyward.sandbox.host.event;

import org.jspecify.annotations.NullMarked;
