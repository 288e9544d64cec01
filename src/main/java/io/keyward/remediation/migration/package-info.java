/** What cannot be changed in place: guides to a new resource, never applied by the app. */
@NullMarked
package io.keyward.remediation.migration;

import org.jspecify.annotations.NullMarked;
