/**
 * Waivers: asked for, approved by another person, put on tickets, and taken back.
 *
 * <p>Nothing else of the use cases knows them.
 */
@NullMarked
package io.keyward.workflow.waiver;

import org.jspecify.annotations.NullMarked;
