/** The report as one page that needs nothing else. */
@NullMarked
package io.keyward.report.html;

import org.jspecify.annotations.NullMarked;
