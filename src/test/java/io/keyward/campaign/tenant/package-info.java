/** A tenant without a network that a schedule changes at will. */
@NullMarked
package io.keyward.campaign.tenant;

import org.jspecify.annotations.NullMarked;
