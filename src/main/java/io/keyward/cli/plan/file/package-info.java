/** A Terraform plan as its file says it. */
@NullMarked
package io.keyward.cli.plan.file;

import org.jspecify.annotations.NullMarked;
