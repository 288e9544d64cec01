package io.keyward.remediation;

/** A finding that a plan does not close, and why. */
public record LeftOpen(String rule, String why) {}
