/** The expression language of templates, parsed. */
@NullMarked
package io.keyward.cli.template.expression;

import org.jspecify.annotations.NullMarked;
