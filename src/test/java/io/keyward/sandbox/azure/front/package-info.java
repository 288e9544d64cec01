/** Sign-in, logs and event topics. */
@NullMarked
package io.keyward.sandbox.azure.front;

import org.jspecify.annotations.NullMarked;
