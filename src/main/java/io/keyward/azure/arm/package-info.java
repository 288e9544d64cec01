/** Azure Resource Manager and the data planes behind it, read and changed. */
@NullMarked
package io.keyward.azure.arm;

import org.jspecify.annotations.NullMarked;
