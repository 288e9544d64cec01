package io.keyward.remediation;

/**
 * What must change in the code that owns a resource.
 *
 * @param language {@code bicep} or {@code hcl}
 * @param text the part of the resource that must read so
 */
public record CodePatch(String language, String text) {}
