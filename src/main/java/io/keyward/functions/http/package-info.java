/** What every answer over HTTP shares: who asks, with which role, and how it is refused. */
@NullMarked
package io.keyward.functions.http;

import org.jspecify.annotations.NullMarked;
