/**
 * The policy file, read and written.
 *
 * <p>Every refusal names the place in the file; nothing of a file that is refused counts.
 */
@NullMarked
package io.keyward.compliance.policy.file;

import org.jspecify.annotations.NullMarked;
