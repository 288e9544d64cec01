/** The same step as Bicep, Terraform and shell, for those whose resources are owned by code. */
@NullMarked
package io.keyward.remediation.code;

import org.jspecify.annotations.NullMarked;
