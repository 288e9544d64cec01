/** The front of the host: calls, answers, keys and the sign-in. */
@NullMarked
package io.keyward.sandbox.host.http;

import org.jspecify.annotations.NullMarked;
