/** Fixtures in the words of the domain, shared by the tests of several packages. */
@NullMarked
package io.keyward.testing;

import org.jspecify.annotations.NullMarked;
