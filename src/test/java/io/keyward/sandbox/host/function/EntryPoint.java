package io.keyward.sandbox.host.function;

import java.lang.reflect.Method;
import java.nio.file.Path;

/** Where the code of a function is. */
public sealed interface EntryPoint {

  /** A method of a class in this process. */
  record Annotated(Method method) implements EntryPoint {}

  /** A method, as {@code some.Type.method}, in the jar of a packaged app. */
  record Packaged(Path jar, String method) implements EntryPoint {}
}
