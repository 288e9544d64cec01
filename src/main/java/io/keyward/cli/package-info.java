/**
 * The command line: each command reads its input, asks the capabilities and hands the result to a
 * report. Knows nothing of Azure's clients, so that it starts at once and needs no account.
 */
@NullMarked
package io.keyward.cli;

import org.jspecify.annotations.NullMarked;
