/**
 * A tenant of Azure on this machine: sign-in, ARM documents, Key Vault keys and the events of every
 * write. It answers as the real services do and refuses what they refuse, so the real SDK clients
 * and command line run against it unmodified.
 */
@NullMarked
package io.keyward.sandbox.azure;

import org.jspecify.annotations.NullMarked;
