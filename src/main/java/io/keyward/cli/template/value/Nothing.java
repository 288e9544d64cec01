package io.keyward.cli.template.value;

/** The null of JSON, as a value among others. */
public enum Nothing {
  NULL
}
