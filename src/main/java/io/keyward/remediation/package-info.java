/**
 * What mends a violation: plans of exact calls, migrations, patches for code, and the carrying out
 * of one step. Knows {@code inventory} and {@code compliance}; Azure is changed through a port.
 */
@NullMarked
package io.keyward.remediation;

import org.jspecify.annotations.NullMarked;
