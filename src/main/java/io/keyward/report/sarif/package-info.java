/** The report as SARIF 2.1.0. */
@NullMarked
package io.keyward.report.sarif;

import org.jspecify.annotations.NullMarked;
