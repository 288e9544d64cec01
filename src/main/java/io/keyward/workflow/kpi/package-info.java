/**
 * The figures: what is counted each hour, what logs tell, and what a period shows.
 *
 * <p>Nothing else of the use cases knows them.
 */
@NullMarked
package io.keyward.workflow.kpi;

import org.jspecify.annotations.NullMarked;
