/**
 * Writes what was found for people and for machines: tables, JSON documents and the policy as YAML.
 * Knows {@code compliance} and {@code inventory}; reads nothing itself.
 */
@NullMarked
package io.keyward.report;

import org.jspecify.annotations.NullMarked;
