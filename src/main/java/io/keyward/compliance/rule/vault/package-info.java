/** The rules on what holds a key: recovery, place, reach, log and duties. */
@NullMarked
package io.keyward.compliance.rule.vault;

import org.jspecify.annotations.NullMarked;
