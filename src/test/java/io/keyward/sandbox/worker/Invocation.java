package io.keyward.sandbox.worker;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.TraceContext;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;

/** One run of a function, as the function sees it. */
public record Invocation(String functionName, String id) implements ExecutionContext {

  /** A new one of that function. */
  public static Invocation of(String function) {
    return new Invocation(function, UUID.randomUUID().toString());
  }

  @Override
  public Logger getLogger() {
    return Logger.getLogger("Function." + functionName);
  }

  @Override
  public String getInvocationId() {
    return id;
  }

  @Override
  public String getFunctionName() {
    return functionName;
  }

  @Override
  public TraceContext getTraceContext() {
    return new Trace(id.replace("-", ""));
  }

  /** A trace that begins with this invocation. */
  private record Trace(String id) implements TraceContext {
    @Override
    public String getTraceparent() {
      return "00-" + id + "-" + id.substring(16) + "-01";
    }

    @Override
    public String getTracestate() {
      return "";
    }

    @Override
    public Map<String, String> getAttributes() {
      return Map.of();
    }
  }
}
