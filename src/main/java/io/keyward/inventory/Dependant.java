package io.keyward.inventory;

/** A resource that holds data of another one, as far as it could be read. */
public record Dependant(Link link, Lookup<Resource> resource) {}
