package io.keyward.inventory;

/**
 * Somebody who can be given rights; texts are "" where not told.
 *
 * @param objectId object id in the directory: what grants name
 * @param clientId application (client) id: what some services name
 */
public record Principal(String objectId, String clientId, String tenantId) implements Facts {}
