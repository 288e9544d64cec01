package io.keyward.inventory;

/**
 * Another resource that holds data of this one.
 *
 * @param role what it is to the resource, in words such as "workspace storage"
 * @param id its ARM id as written
 */
public record Link(String role, String id) {}
