/** Rules for keys over time, in tables of moments. Keys are bodies as ARM shows them. */
@NullMarked
package io.keyward.rotation;

import org.jspecify.annotations.NullMarked;
