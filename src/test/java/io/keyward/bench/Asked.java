package io.keyward.bench;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import io.keyward.json.JsonText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A GET request of a security admin, answered by keeping the status alone. */
record Asked(URI uri, Map<String, String> query) implements HttpRequestMessage<Optional<String>> {
  private static final String PRINCIPAL =
      Base64.getEncoder()
          .encodeToString(
              JsonText.write(
                      Map.of(
                          "role_typ",
                          "roles",
                          "claims",
                          List.of(
                              claim(
                                  "http://schemas.microsoft.com/identity/claims/objectidentifier",
                                  "sam"),
                              claim(
                                  "http://schemas.microsoft.com/identity/claims/tenantid",
                                  House.TENANT),
                              claim("roles", "Keyward.SecurityAdmin"))))
                  .getBytes(StandardCharsets.UTF_8));

  private static Map<String, String> claim(String type, String value) {
    return Map.of("typ", type, "val", value);
  }

  /** For a path, with a parameter. */
  static Asked api(String name, String value) {
    return new Asked(URI.create("http://localhost/api"), Map.of(name, value));
  }

  /** For a page of the console. */
  static Asked page(String path) {
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
    return Map.of("x-ms-client-principal", PRINCIPAL);
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
