package io.keyward.sandbox.host.function;

import io.keyward.sandbox.worker.Invocation;
import org.jspecify.annotations.Nullable;

/** A function threw, or could not be called; the log has the cause. */
public final class InvocationFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final String invocationId;

  InvocationFailure(Invocation invocation, @Nullable Throwable cause) {
    super("The function " + invocation.functionName() + " failed.", cause);
    this.invocationId = invocation.id();
  }

  public String invocationId() {
    return invocationId;
  }
}
