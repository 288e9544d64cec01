/** What an event, a message or a sweep leads to: a look, and what follows from it. */
@NullMarked
package io.keyward.workflow.inspect;

import org.jspecify.annotations.NullMarked;
