package io.keyward.console;

/**
 * A page as it goes to the browser.
 *
 * @param status the HTTP status code
 */
public record WebPage(int status, String html) {}
