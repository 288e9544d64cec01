/** What Azure's services and roles can do, as dated tables that ship with the rules. */
@NullMarked
package io.keyward.compliance.table;

import org.jspecify.annotations.NullMarked;
