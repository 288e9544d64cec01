/** Reading the chain of a resource: key, version, vault, identity, grants, network, dependants. */
@NullMarked
package io.keyward.workflow.chain;

import org.jspecify.annotations.NullMarked;
