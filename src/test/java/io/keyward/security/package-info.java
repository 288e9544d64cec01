/**
 * What Keyward's own supply chain and its threat model promise, held to what is there. It reads the
 * repository and the package, never a running app.
 */
@NullMarked
package io.keyward.security;

import org.jspecify.annotations.NullMarked;
