/**
 * The use cases, one class and one public method each; the only place that sees several
 * capabilities. Knows no trigger, no wire and no storage.
 */
@NullMarked
package io.keyward.workflow;

import org.jspecify.annotations.NullMarked;
