/**
 * Compiled and exported ARM templates: resolves their parameters, variables, loops and common
 * functions, and gives their resources as bodies. What only a deployment can know stays the text of
 * its expression, so that nothing is ever guessed.
 */
@NullMarked
package io.keyward.cli.template;

import org.jspecify.annotations.NullMarked;
