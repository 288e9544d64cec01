package io.keyward.functions.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.inventory.BadCursor;
import io.keyward.inventory.TemporarilyUnavailable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets a request through to its use case when its principal may, and maps refusals.
 *
 * <p>The principal's header proves nothing unless App Service authentication is in front, which
 * removes it from outside requests; where it is not, every request is refused.
 */
public final class Gate {
  private static final String HEADER = "x-ms-client-principal";

  private final boolean trusted;
  private final String tenantId;

  /**
   * Trusts the header or not.
   *
   * @param tenantId the only tenant that is let in; "" for whichever the platform lets in
   */
  public Gate(boolean trusted, String tenantId) {
    this.trusted = trusted;
    this.tenantId = tenantId;
  }

  /** Whether a request may pass. */
  public sealed interface Entry {

    /** It may, on behalf of this principal. */
    record Admitted(Principal principal) implements Entry {}

    /** It may not. */
    record Refused(Problem problem) implements Entry {}
  }

  public Entry entry(HttpRequestMessage<Optional<String>> request, Role needed) {
    if (SameOrigin.isForeign(request)) {
      return refused(Problem.forbidden("This request came from a page of another site."));
    }
    Optional<Principal> principal = trusted ? principal(request) : Optional.empty();
    if (principal.isEmpty()) {
      return refused(Problem.unauthenticated());
    }
    if (!tenantId.isEmpty() && !tenantId.equalsIgnoreCase(principal.get().tenantId())) {
      return refused(Problem.forbidden("This principal belongs to another tenant."));
    }
    if (principal.get().actor().passesForKeyward()) {
      return refused(Problem.forbidden("This principal would pass for Keyward itself."));
    }
    return principal.get().may(needed)
        ? new Entry.Admitted(principal.get())
        : refused(Problem.forbidden("This principal has no role that allows it."));
  }

  private static Entry refused(Problem problem) {
    return new Entry.Refused(problem);
  }

  public HttpResponseMessage admit(
      HttpRequestMessage<Optional<String>> request,
      Role needed,
      Function<Principal, HttpResponseMessage> useCase) {
    Entry entry = entry(request, needed);
    return entry instanceof Entry.Admitted admitted
        ? answer(request, useCase, admitted.principal())
        : Answer.of(request, ((Entry.Refused) entry).problem());
  }

  private static HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request,
      Function<Principal, HttpResponseMessage> useCase,
      Principal principal) {
    try {
      return useCase.apply(principal);
    } catch (BadQuery e) {
      return Answer.of(request, Problem.badRequest(e.sentence()));
    } catch (BadCursor e) {
      return Answer.of(request, Problem.badRequest("The parameter cursor is none of ours."));
    } catch (TemporarilyUnavailable e) {
      return Answer.of(request, Problem.unavailable());
    }
  }

  private static Optional<Principal> principal(HttpRequestMessage<Optional<String>> request) {
    return request.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(HEADER))
        .map(Map.Entry::getValue)
        .findFirst()
        .flatMap(Principal::parse);
  }
}
