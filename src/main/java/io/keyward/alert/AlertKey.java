package io.keyward.alert;

/**
 * What makes two alerts the same one.
 *
 * @param family what it is about, such as {@code key-end}; a key's last tier and its end are one
 * @param subject ARM id of the key, vault or subscription
 * @param episode tells one occurrence from the next where that is known, such as a version's end;
 *     "" where it is not
 */
public record AlertKey(String family, String subject, String episode) {}
