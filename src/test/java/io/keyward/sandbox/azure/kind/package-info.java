/** The providers of AI resources and of what holds their data. */
@NullMarked
package io.keyward.sandbox.azure.kind;

import org.jspecify.annotations.NullMarked;
