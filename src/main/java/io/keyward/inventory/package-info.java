/**
 * What exists, as read now: resources, their encryption and the keys they name. Parses Azure's
 * bodies by exact paths and knows no other package, no SDK and no JSON library.
 */
@NullMarked
package io.keyward.inventory;

import org.jspecify.annotations.NullMarked;
