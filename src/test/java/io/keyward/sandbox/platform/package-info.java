/**
 * What Azure's platform gives a deployed app beside the resource manager: tokens of its identities,
 * a queue, a way to any host of Azure, a time. The app finds all of it by settings alone.
 */
@NullMarked
package io.keyward.sandbox.platform;

import org.jspecify.annotations.NullMarked;
