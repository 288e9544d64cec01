/** Values of a template, among them those that are known in part or not at all. */
@NullMarked
package io.keyward.cli.template.value;

import org.jspecify.annotations.NullMarked;
