package io.keyward.workflow;

/**
 * Who decides, as the platform authenticated them.
 *
 * @param id the object id in their tenant
 * @param securityAdmin whether they may accept violations
 */
public record Person(String id, boolean securityAdmin) {}
