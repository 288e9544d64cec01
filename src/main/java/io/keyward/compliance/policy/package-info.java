/**
 * What a customer asks for: which rules count, how grave they are, who is told.
 *
 * <p>A value once it is read; that it came from a file is the business of the package below.
 */
@NullMarked
package io.keyward.compliance.policy;

import org.jspecify.annotations.NullMarked;
