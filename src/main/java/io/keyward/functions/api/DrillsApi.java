package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.drill.Drill;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.BadQuery;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Principal;
import io.keyward.functions.http.Problem;
import io.keyward.functions.http.Query;
import io.keyward.functions.http.Role;
import io.keyward.functions.http.SentBody;
import io.keyward.inventory.Document;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Next;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.drill.DecideDrill;
import io.keyward.workflow.drill.DrillDecision;
import io.keyward.workflow.drill.ReadDrills;
import io.keyward.workflow.drill.RequestDrill;
import java.util.Optional;
import java.util.function.BiFunction;

/** Revocation drills over HTTP; who asks and who decides is the authenticated principal. */
public final class DrillsApi {
  private final Gate gate;
  private final ReadDrills read;
  private final RequestDrill request;
  private final DecideDrill decide;

  /** Answers from these use cases. */
  public DrillsApi(Gate gate, ReadDrills read, RequestDrill request, DecideDrill decide) {
    this.gate = gate;
    this.read = read;
    this.request = request;
    this.decide = decide;
  }

  /** {@code GET /api/drills?top=&cursor=}. */
  @FunctionName("ListDrills")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/drills",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> sent) {
    return gate.admit(
        sent,
        Role.READER,
        principal -> {
          Query query = new Query(sent);
          Page<Drill> page = read.page(query.top(), query.cursor());
          return Answer.of(
              sent,
              new Document()
                  .list("items", page.items().stream().map(DrillDocument::of).toList())
                  .text("cursor", page.cursor())
                  .map());
        });
  }

  /** {@code GET /api/drills/{id}}. */
  @FunctionName("GetDrill")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/drills/{id}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> sent,
      @BindingName("id") String id) {
    return gate.admit(
        sent,
        Role.READER,
        principal ->
            TicketId.parse(id)
                .flatMap(read::one)
                .map(it -> Answer.of(sent, DrillDocument.of(it.drill(), it.history())))
                .orElseGet(() -> Answer.of(sent, unknown())));
  }

  /** {@code POST /api/drills {key, reason}}: asks for a drill on a key, which changes nothing. */
  @FunctionName("RequestDrill")
  public HttpResponseMessage request(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/drills",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> sent) {
    return gate.admit(
        sent,
        Role.APPROVER,
        principal -> {
          SentBody body = SentBody.of(sent, "key", "reason");
          ResourceId key =
              ResourceId.parse(body.name("key"))
                  .orElseThrow(() -> new BadQuery("The key must be the ARM id of a key."));
          String reason = body.text("reason", SentBody.LONGEST_TEXT);
          DrillDecision decision = request.request(key, reason, principal.actor());
          if (decision instanceof DrillDecision.Unknown) {
            throw new BadQuery("Keyward knows no key of this id.");
          }
          return answer(sent, decision);
        });
  }

  /** {@code POST /api/drills/{id}/approve {radiusHash, comment}}. */
  @FunctionName("ApproveDrill")
  public HttpResponseMessage approve(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/drills/{id}/approve",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> sent,
      @BindingName("id") String id) {
    return decide(
        sent,
        id,
        Role.SECURITY_ADMIN,
        (drill, principal) -> {
          SentBody body = SentBody.of(sent, "radiusHash", "comment");
          return decide.approve(
              drill,
              principal.actor(),
              body.name("radiusHash"),
              body.optionalText("comment", SentBody.LONGEST_TEXT));
        });
  }

  /** {@code POST /api/drills/{id}/withdraw {reason}}, for who asked for it or approved it. */
  @FunctionName("WithdrawDrill")
  public HttpResponseMessage withdraw(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/drills/{id}/withdraw",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> sent,
      @BindingName("id") String id) {
    return decide(
        sent,
        id,
        Role.APPROVER,
        (drill, principal) -> {
          SentBody body = SentBody.of(sent, "reason");
          return decide.withdraw(
              drill, principal.actor(), body.optionalText("reason", SentBody.LONGEST_TEXT));
        });
  }

  /** {@code POST /api/drills/{id}/refuse {reason}}. */
  @FunctionName("RefuseDrill")
  public HttpResponseMessage refuse(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/drills/{id}/refuse",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> sent,
      @BindingName("id") String id) {
    return decide(
        sent,
        id,
        Role.SECURITY_ADMIN,
        (drill, principal) -> {
          SentBody body = SentBody.of(sent, "reason");
          return decide.refuse(
              drill, principal.actor(), body.text("reason", SentBody.LONGEST_TEXT));
        });
  }

  /** {@code POST /api/drills/{id}/restore}: enables again what the drill disabled. */
  @FunctionName("RestoreDrill")
  public HttpResponseMessage restore(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/drills/{id}/restore",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> sent,
      @BindingName("id") String id) {
    return decide(
        sent,
        id,
        Role.SECURITY_ADMIN,
        (drill, principal) -> {
          SentBody.of(sent);
          return decide.restore(drill, principal.actor());
        });
  }

  private HttpResponseMessage decide(
      HttpRequestMessage<Optional<String>> sent,
      String id,
      Role needed,
      BiFunction<TicketId, Principal, DrillDecision> decision) {
    return gate.admit(
        sent,
        needed,
        principal ->
            answer(
                sent,
                TicketId.parse(id)
                    .map(drill -> decision.apply(drill, principal))
                    .orElseGet(DrillDecision.Unknown::new)));
  }

  private HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> sent, DrillDecision decision) {
    if (decision instanceof DrillDecision.Made made) {
      ReadDrills.WithHistory found = read.withHistory(made.drill());
      return Answer.of(sent, DrillDocument.of(found.drill(), found.history()));
    }
    if (decision instanceof DrillDecision.Refused refused) {
      return Answer.of(
          sent,
          refused.why() == Next.Why.STALE_PLAN
              ? Problem.stale(refused.sentence())
              : Problem.conflict(refused.sentence()));
    }
    return Answer.of(sent, unknown());
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such drill.");
  }
}
