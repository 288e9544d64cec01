/** The API, one class for each kind of thing. */
@NullMarked
package io.keyward.functions.api;

import org.jspecify.annotations.NullMarked;
