package io.keyward.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.compliance.Verdict;
import io.keyward.console.Console;
import io.keyward.console.PageQuery;
import io.keyward.console.Visitor;
import io.keyward.console.WebPage;
import io.keyward.functions.api.TicketsApi;
import io.keyward.functions.http.BadQuery;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Principal;
import io.keyward.functions.http.Problem;
import io.keyward.functions.http.Query;
import io.keyward.functions.http.Role;
import io.keyward.inventory.BadCursor;
import io.keyward.inventory.TemporarilyUnavailable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages of the console. */
public final class ConsolePages {
  private static final String ROOT = "/console";

  /** Nothing but the package's own files, and actions that go to this host. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final Gate gate;
  private final Console console;

  /** Answers with these pages. */
  public ConsolePages(Gate gate, Console console) {
    this.gate = gate;
    this.console = console;
  }

  /** {@code GET /console} and what is below it. */
  @FunctionName("ConsolePages")
  public HttpResponseMessage page(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "console/{*path}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    Gate.Entry entry = gate.entry(request, Role.READER);
    WebPage page =
        entry instanceof Gate.Entry.Admitted admitted
            ? shown(request, visitor(admitted.principal()))
            : refused(request, ((Gate.Entry.Refused) entry).problem());
    return write(request, page);
  }

  private WebPage shown(HttpRequestMessage<Optional<String>> request, Visitor visitor) {
    try {
      return console.page(visitor, path(request), query(request));
    } catch (BadQuery e) {
      return refusal(request, visitor, Problem.badRequest(e.sentence()));
    } catch (BadCursor e) {
      return refusal(
          request, visitor, Problem.badRequest("This page of the list does not exist any more."));
    } catch (TemporarilyUnavailable e) {
      return refusal(request, visitor, Problem.unavailable());
    }
  }

  private WebPage refused(HttpRequestMessage<Optional<String>> request, Problem problem) {
    return refusal(request, Visitor.nobody(), problem);
  }

  private WebPage refusal(
      HttpRequestMessage<Optional<String>> request, Visitor visitor, Problem problem) {
    return console.refusal(visitor, problem.status(), whole(request), problem.detail());
  }

  private static Visitor visitor(Principal principal) {
    String name =
        principal.names().stream()
            .filter(it -> it.contains("@"))
            .sorted()
            .findFirst()
            .orElse(principal.objectId());
    return new Visitor(
        name,
        principal.actor().names(),
        principal.may(Role.APPROVER),
        principal.may(Role.SECURITY_ADMIN));
  }

  /** What stands behind the console's own name, decoded. */
  private static String path(HttpRequestMessage<Optional<String>> request) {
    String path = Optional.ofNullable(request.getUri().getPath()).orElse("");
    String rest = path.startsWith(ROOT) ? path.substring(ROOT.length()) : "";
    return rest.replaceAll("^/+|(?<!/)/+$", "");
  }

  /** Path and query as they were sent, to come back to. */
  private static String whole(HttpRequestMessage<Optional<String>> request) {
    String query = Optional.ofNullable(request.getUri().getRawQuery()).orElse("");
    String path = Optional.ofNullable(request.getUri().getRawPath()).orElse("");
    boolean own = path.equals(ROOT) || path.startsWith(ROOT + "/");
    return own ? path + (query.isEmpty() ? "" : "?" + query) : ROOT;
  }

  /** Those of tickets, and those of alerts. */
  private static String[] states() {
    return Stream.concat(Arrays.stream(TicketsApi.states()), Stream.of("open", "undelivered"))
        .toArray(String[]::new);
  }

  private static PageQuery query(HttpRequestMessage<Optional<String>> request) {
    Query query = new Query(request);
    String[] verdicts = Arrays.stream(Verdict.values()).map(Verdict::word).toArray(String[]::new);
    String[] ranges = PageQuery.RANGES.stream().map(String::valueOf).toArray(String[]::new);
    return new PageQuery(
        query.oneOf("state", states()),
        query.oneOf("severity", TicketsApi.severities()),
        query.text("q"),
        query.oneOf("verdict", verdicts),
        query.cursor(),
        days(query.oneOf("days", ranges)));
  }

  private static int days(String word) {
    return word.isEmpty() ? PageQuery.USUAL_DAYS : Integer.parseInt(word);
  }

  private static HttpResponseMessage write(
      HttpRequestMessage<Optional<String>> request, WebPage page) {
    return request
        .createResponseBuilder(HttpStatus.valueOf(page.status()))
        .header("Content-Type", "text/html; charset=utf-8")
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .body(page.html())
        .build();
  }
}
