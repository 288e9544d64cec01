/** Holds the deployment to the code. What both name has one spelling, or a test fails. */
@NullMarked
package io.keyward.infra;

import org.jspecify.annotations.NullMarked;
