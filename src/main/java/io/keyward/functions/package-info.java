/**
 * One class per trigger: parse, call one use case, map the outcome to the platform. The platform's
 * types stop here.
 */
@NullMarked
package io.keyward.functions;

import org.jspecify.annotations.NullMarked;
