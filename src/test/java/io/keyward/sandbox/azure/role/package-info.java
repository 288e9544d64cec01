/** Roles, assignments and groups, and what they allow. */
@NullMarked
package io.keyward.sandbox.azure.role;

import org.jspecify.annotations.NullMarked;
