/**
 * The fault campaign: random schedules of what happens in Azure, what people decide and what goes
 * wrong, and an oracle that knows the facts alone. Whatever a schedule was, in the end each promise
 * must hold; one that breaks a promise is cut down to the steps that matter.
 */
@NullMarked
package io.keyward.campaign;

import org.jspecify.annotations.NullMarked;
