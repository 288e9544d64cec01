package io.keyward.bench.load;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import io.keyward.bench.measure.House;
import io.keyward.testing.SignedIn;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A GET request of a security admin, answered by keeping the status alone. */
public record Asked(URI uri, Map<String, String> query)
    implements HttpRequestMessage<Optional<String>> {
  private static final String PRINCIPAL = SignedIn.as("sam", House.TENANT, "Keyward.SecurityAdmin");

  /** For a path, with a parameter. */
  public static Asked api(String name, String value) {
    return new Asked(URI.create("http://localhost/api"), Map.of(name, value));
  }

  /** For a page of the console. */
  public static Asked page(String path) {
    return new Asked(URI.create("http://localhost/console/" + path), Map.of());
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public HttpMethod getHttpMethod() {
    return HttpMethod.GET;
  }

  @Override
  public Map<String, String> getHeaders() {
    return Map.of(SignedIn.HEADER, PRINCIPAL);
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return query;
  }

  @Override
  public Optional<String> getBody() {
    return Optional.empty();
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new Answered(status, "");
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new Answered(status, "");
  }

  private record Answered(HttpStatusType status, Object content)
      implements HttpResponseMessage, HttpResponseMessage.Builder {
    @Override
    public HttpResponseMessage.Builder status(HttpStatusType next) {
      return new Answered(next, content);
    }

    @Override
    public HttpResponseMessage.Builder header(String key, String value) {
      return this;
    }

    @Override
    public HttpResponseMessage.Builder body(Object next) {
      return new Answered(status, next);
    }

    @Override
    public HttpResponseMessage build() {
      return this;
    }

    @Override
    public HttpStatusType getStatus() {
      return status;
    }

    @Override
    public String getHeader(String key) {
      return "";
    }

    @Override
    public Object getBody() {
      return content;
    }
  }
}
