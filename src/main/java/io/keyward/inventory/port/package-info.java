/** What the house asks for: resources, what surrounds them, who uses a key, and work for later. */
@NullMarked
package io.keyward.inventory.port;

import org.jspecify.annotations.NullMarked;
