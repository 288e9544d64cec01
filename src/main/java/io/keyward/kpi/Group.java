package io.keyward.kpi;

/**
 * What resources are counted apart by.
 *
 * @param subscription its id in lower case
 * @param type the resource type in lower case
 * @param classification as judged, "" for none
 */
public record Group(String subscription, String type, String classification, boolean production) {}
