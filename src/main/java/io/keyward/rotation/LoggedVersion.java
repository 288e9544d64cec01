package io.keyward.rotation;

import java.time.Instant;

/**
 * What a vault's audit log tells of a version that was made.
 *
 * @param vault the vault's ARM id
 * @param identifier the address that the vault answered with; it may name no version
 * @param at when it was logged first
 */
public record LoggedVersion(String vault, String identifier, Instant at) {}
