package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as the worker hands it over. */
public final class FakeRequest implements HttpRequestMessage<Optional<String>> {
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> query = new HashMap<>();
  private Optional<String> body = Optional.empty();
  private HttpMethod method = HttpMethod.GET;
  private URI uri = URI.create("http://localhost/api");

  public static FakeRequest plain() {
    return new FakeRequest();
  }

  public static FakeRequest by(String tenant, String... roles) {
    return of("ana", tenant, roles);
  }

  public static FakeRequest of(String person, String tenant, String... roles) {
    List<Map<String, String>> claims = new java.util.ArrayList<>();
    claims.add(
        Map.of(
            "typ", "http://schemas.microsoft.com/identity/claims/objectidentifier", "val", person));
    claims.add(
        Map.of("typ", "http://schemas.microsoft.com/identity/claims/tenantid", "val", tenant));
    List.of(roles).forEach(role -> claims.add(Map.of("typ", "roles", "val", role)));
    return plain().withPrincipal(JsonText.write(Map.of("role_typ", "roles", "claims", claims)));
  }

  public FakeRequest withPrincipal(String json) {
    return withHeader(
        "X-MS-CLIENT-PRINCIPAL",
        Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
  }

  public FakeRequest withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public FakeRequest asking(String name, String value) {
    query.put(name, value);
    return this;
  }

  /** Another method than GET. */
  public FakeRequest via(HttpMethod other) {
    method = other;
    return this;
  }

  /** Another path. */
  FakeRequest at(String path) {
    uri = URI.create("http://localhost" + path);
    return this;
  }

  /** Sends JSON. */
  public FakeRequest sending(String json) {
    body = Optional.of(json);
    return withHeader("Content-Type", "application/json; charset=utf-8");
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public HttpMethod getHttpMethod() {
    return method;
  }

  @Override
  public Map<String, String> getHeaders() {
    return headers;
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return query;
  }

  @Override
  public Optional<String> getBody() {
    return body;
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new FakeResponse(status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new FakeResponse(status);
  }

  /** The JSON of an answer. */
  public static Body json(HttpResponseMessage response) {
    try {
      return Body.of(JsonText.parse(String.valueOf(response.getBody())));
    } catch (BadJson e) {
      throw new AssertionError(e);
    }
  }

  private static final class FakeResponse
      implements HttpResponseMessage, HttpResponseMessage.Builder {
    private final Map<String, String> headers = new HashMap<>();
    private HttpStatusType status;
    private @Nullable Object body;

    FakeResponse(HttpStatusType status) {
      this.status = status;
    }

    @Override
    public HttpResponseMessage.Builder status(HttpStatusType next) {
      status = next;
      return this;
    }

    @Override
    public HttpResponseMessage.Builder header(String key, String value) {
      headers.put(key, value);
      return this;
    }

    @Override
    public HttpResponseMessage.Builder body(Object content) {
      body = content;
      return this;
    }

    /** Every answer of an HTTP function, in whichever test, is one that is documented. */
    @Override
    public HttpResponseMessage build() {
      OpenApi.callingFunction().ifPresent(this::checkAsAnswerOf);
      return this;
    }

    private void checkAsAnswerOf(String function) {
      String type = headers.getOrDefault("Content-Type", "");
      assertThat(OpenApi.answerFaults(function, status.value(), type, String.valueOf(body)))
          .isEmpty();
    }

    @Override
    public HttpStatusType getStatus() {
      return status;
    }

    @Override
    public @Nullable String getHeader(String key) {
      return headers.get(key);
    }

    @Override
    public @Nullable Object getBody() {
      return body;
    }
  }
}
