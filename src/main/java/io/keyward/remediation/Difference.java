package io.keyward.remediation;

/**
 * One value that a step changes, as a person reads it.
 *
 * @param path where it is, such as {@code properties.encryption.keySource}
 * @param before the value now, "" where there is none
 */
public record Difference(String path, String before, String after) {}
