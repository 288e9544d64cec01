/** What every part of the simulated Azure speaks: calls, replies, documents, tenants. */
@NullMarked
package io.keyward.sandbox.azure.model;

import org.jspecify.annotations.NullMarked;
