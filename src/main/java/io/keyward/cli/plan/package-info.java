/**
 * Terraform plans as JSON: gives the planned azurerm and azapi resources as ARM bodies. What is
 * known only after apply is marked as such, or follows from another planned resource, and is never
 * guessed.
 */
@NullMarked
package io.keyward.cli.plan;

import org.jspecify.annotations.NullMarked;
