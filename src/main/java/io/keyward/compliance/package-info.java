/**
 * What should be: rules, outcomes, assessments, verdicts and the policy file. Pure functions of
 * facts already read; knows {@code inventory} alone.
 */
@NullMarked
package io.keyward.compliance;

import org.jspecify.annotations.NullMarked;
