/** The report as compliance findings of OCSF. */
@NullMarked
package io.keyward.report.ocsf;

import org.jspecify.annotations.NullMarked;
