/**
 * JSON text to plain Java values and back, within limits; the only place that sees the JSON
 * library. Knows no other package.
 */
@NullMarked
package io.keyward.json;

import org.jspecify.annotations.NullMarked;
