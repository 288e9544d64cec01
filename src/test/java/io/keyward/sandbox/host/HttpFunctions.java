package io.keyward.sandbox.host;

import com.microsoft.azure.functions.HttpMethod;
import io.keyward.sandbox.host.function.FunctionCatalog;
import io.keyward.sandbox.host.function.FunctionDescriptor;
import io.keyward.sandbox.host.function.InvocationFailure;
import io.keyward.sandbox.host.function.Invoker;
import io.keyward.sandbox.host.function.ResponseMapping;
import io.keyward.sandbox.host.function.Trigger;
import io.keyward.sandbox.host.http.Answer;
import io.keyward.sandbox.host.http.Call;
import io.keyward.sandbox.host.http.Endpoint;
import io.keyward.sandbox.host.http.HostKeys;
import io.keyward.sandbox.host.http.Refusal;
import io.keyward.sandbox.worker.FunctionRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the functions that have an HTTP trigger. */
final class HttpFunctions implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFunctions.class);
  private static final String FAILED = "The function failed.";
  private final List<FunctionDescriptor> functions;
  private final Invoker invoker;
  private final HostKeys keys;
  private final int prefix;

  /**
   * Serves them.
   *
   * @param prefix how many segments stand before every route
   */
  HttpFunctions(FunctionCatalog catalog, Invoker invoker, HostKeys keys, int prefix) {
    this.functions =
        catalog.with(Trigger.Http.class).stream()
            .sorted(Comparator.comparing(f -> http(f).route().rank()))
            .toList();
    this.invoker = invoker;
    this.keys = keys;
    this.prefix = prefix;
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    List<String> path = call.segments().subList(prefix, call.segments().size());
    List<Match> matches = functions.stream().flatMap(f -> match(f, path).stream()).toList();
    if (matches.isEmpty()) {
      throw new Refusal(404, "Nothing is served at this address.");
    }
    if (call.method().equals("OPTIONS") && !allowed(matches).contains("OPTIONS")) {
      return Answer.empty(204).with("Allow", String.join(", ", allowed(matches)));
    }
    Optional<Match> served = matches.stream().filter(m -> m.serves(call.method())).findFirst();
    if (served.isEmpty()) {
      return Answer.problem(405, "This address does not serve that method.")
          .with("Allow", String.join(", ", allowed(matches)));
    }
    keys.check(http(served.get().function()).level(), call);
    return serve(served.get(), call);
  }

  private Answer serve(Match match, Call call) throws Refusal, IOException {
    String body = call.body();
    FunctionRequest request =
        new FunctionRequest(
            uri(call),
            match.method(call.method()),
            call.headers(),
            call.query(),
            body.isEmpty() ? Optional.empty() : Optional.of(body));
    try {
      return mapped(match, invoker.invoke(match.function(), request, match.bindings(call.query())));
    } catch (InvocationFailure e) {
      return Answer.problem(500, FAILED, Map.of("invocationId", e.invocationId()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(503, "The sandbox is closing.");
    }
  }

  private static Answer mapped(Match match, Optional<Object> result) {
    try {
      return ResponseMapping.answer(result);
    } catch (IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("function", match.function().name())
          .setCause(e)
          .log("A function returned what cannot be sent.");
      return Answer.problem(500, FAILED);
    }
  }

  private static URI uri(Call call) throws Refusal {
    String query = call.exchange().getQueryString();
    try {
      return new URI(
          "http://"
              + call.exchange().getHostAndPort()
              + call.exchange().getRequestURI()
              + (query.isEmpty() ? "" : "?" + query));
    } catch (URISyntaxException e) {
      throw new Refusal(400, "The address is not well-formed.");
    }
  }

  private static Optional<Match> match(FunctionDescriptor function, List<String> path) {
    return http(function).route().match(path).map(found -> new Match(function, found));
  }

  private static Set<String> allowed(List<Match> matches) {
    Set<String> allowed = new TreeSet<>();
    matches.forEach(match -> match.methods().forEach(method -> allowed.add(method.name())));
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return allowed;
  }

  private static Trigger.Http http(FunctionDescriptor function) {
    return (Trigger.Http) function.trigger();
  }

  /** A function whose route fits, and the parameters found in the path. */
  private record Match(FunctionDescriptor function, Map<String, String> parameters) {

    Set<HttpMethod> methods() {
      Set<HttpMethod> methods = http(function).methods();
      return methods.isEmpty() ? EnumSet.allOf(HttpMethod.class) : methods;
    }

    boolean serves(String method) {
      Set<String> names = methods().stream().map(HttpMethod::name).collect(Collectors.toSet());
      return names.contains(method) || (method.equals("HEAD") && names.contains("GET"));
    }

    /** HEAD runs a function that serves GET alone as a GET; the server drops the body. */
    HttpMethod method(String name) {
      return Arrays.stream(HttpMethod.values())
          .filter(method -> method.name().equals(name) && methods().contains(method))
          .findFirst()
          .orElse(HttpMethod.GET);
    }

    Map<String, String> bindings(Map<String, String> query) {
      Map<String, String> bindings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      bindings.putAll(query);
      bindings.putAll(parameters);
      return bindings;
    }
  }
}
