/**
 * What the pages say, held to the repository: links, commands, messages and tables. It reads texts
 * and knows the command line's model, and starts nothing.
 */
@NullMarked
package io.keyward.docs;

import org.jspecify.annotations.NullMarked;
