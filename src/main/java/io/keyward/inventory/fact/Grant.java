package io.keyward.inventory.fact;

import io.keyward.inventory.Lookup;

/** A role assignment with what its role allows. */
public record Grant(RoleAssignment assignment, Lookup<RoleDefinition> role) {}
