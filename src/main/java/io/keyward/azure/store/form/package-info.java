/** What is stored, in the form in which it is stored. */
@NullMarked
package io.keyward.azure.store.form;

import org.jspecify.annotations.NullMarked;
