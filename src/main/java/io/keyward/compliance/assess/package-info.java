/** All rules over one subject at once: the assessment, its verdict and its document. */
@NullMarked
package io.keyward.compliance.assess;

import org.jspecify.annotations.NullMarked;
