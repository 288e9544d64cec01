package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.compliance.Judgement;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Problem;
import io.keyward.functions.http.Query;
import io.keyward.functions.http.Role;
import io.keyward.inventory.Document;
import io.keyward.inventory.Page;
import io.keyward.workflow.judge.ReadJudgements;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judged resources over HTTP, for reading. */
public final class ResourcesApi {
  private final Gate gate;
  private final ReadJudgements judgements;

  /** Answers from this use case. */
  public ResourcesApi(Gate gate, ReadJudgements judgements) {
    this.gate = gate;
    this.judgements = judgements;
  }

  /** {@code GET /api/resources?top=&cursor=}. */
  @FunctionName("ListResources")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/resources",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(request, Role.READER, principal -> list(request, new Query(request)));
  }

  private HttpResponseMessage list(HttpRequestMessage<Optional<String>> request, Query query) {
    Page<Judgement> page = judgements.page(query.top(), query.cursor());
    return Answer.of(
        request,
        new Document()
            .list("items", page.items().stream().map(this::document).toList())
            .text("cursor", page.cursor())
            .map());
  }

  /** {@code GET /api/resources/{key}}; the key of a list item, or an ARM id in URL encoding. */
  @FunctionName("GetResource")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/resources/{key}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("key") String key) {
    return gate.admit(
        request,
        Role.READER,
        principal ->
            judgements
                .one(key)
                .map(found -> Answer.of(request, document(found)))
                .orElseGet(
                    () -> Answer.of(request, Problem.notFound("There is no such resource."))));
  }

  private Map<String, @Nullable Object> document(Judgement judgement) {
    Document document =
        new Document()
            .text("key", judgements.keyOf(judgement))
            .text("judgedAt", judgement.at().toString());
    judgement.document().forEach(document::value);
    return document.map();
  }
}
