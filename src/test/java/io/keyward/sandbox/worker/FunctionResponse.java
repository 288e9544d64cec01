package io.keyward.sandbox.worker;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a function built as its answer. */
public record FunctionResponse(
    HttpStatusType status, Map<String, String> headers, @Nullable Object body)
    implements HttpResponseMessage {

  @Override
  public HttpStatusType getStatus() {
    return status;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public @Nullable Object getBody() {
    return body;
  }

  /** Collects status, headers and body. */
  public static final class Draft implements HttpResponseMessage.Builder {
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private HttpStatusType status;
    private @Nullable Object body;

    /** With that status, no header and no body. */
    public Draft(HttpStatusType status) {
      this.status = status;
    }

    @Override
    public Draft status(HttpStatusType changed) {
      this.status = changed;
      return this;
    }

    @Override
    public Draft header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    @Override
    public Draft body(@Nullable Object content) {
      this.body = content;
      return this;
    }

    @Override
    public HttpResponseMessage build() {
      Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      copy.putAll(headers);
      return new FunctionResponse(status, copy, body);
    }
  }
}
