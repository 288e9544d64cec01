package io.keyward.cli.template;

/** The null of JSON, as a value among others. */
enum Nothing {
  NULL
}
