/** The rules on a resource, its identity and its key, each a class. */
@NullMarked
package io.keyward.compliance.rule;

import org.jspecify.annotations.NullMarked;
