/** What commands share: options, files in and out, refusals and the terminal. */
@NullMarked
package io.keyward.cli.option;

import org.jspecify.annotations.NullMarked;
