package io.keyward.inventory;

/** A role assignment with what its role allows. */
public record Grant(RoleAssignment assignment, Lookup<RoleDefinition> role) {}
