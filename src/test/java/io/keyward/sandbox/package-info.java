/**
 * The sandbox: Keyward's functions on a host of this machine, against a simulated Azure. Test and
 * demonstration only; nothing of it reaches the deployed package.
 */
@NullMarked
package io.keyward.sandbox;

import org.jspecify.annotations.NullMarked;
