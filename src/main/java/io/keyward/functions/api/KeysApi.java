package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Query;
import io.keyward.functions.http.Role;
import io.keyward.inventory.Document;
import io.keyward.inventory.Page;
import io.keyward.workflow.judge.ReadKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys over HTTP: their end, their rotation, and which AI resources stop with each. */
public final class KeysApi {
  private final Gate gate;
  private final ReadKeys keys;

  /** Answers from this use case. */
  public KeysApi(Gate gate, ReadKeys keys) {
    this.gate = gate;
    this.keys = keys;
  }

  /** {@code GET /api/keys?top=&cursor=}. */
  @FunctionName("ListKeys")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/keys",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(request, Role.READER, principal -> list(request, new Query(request)));
  }

  private HttpResponseMessage list(HttpRequestMessage<Optional<String>> request, Query query) {
    Page<ReadKeys.Known> page = keys.page(query.top(), query.cursor());
    return Answer.of(
        request,
        new Document()
            .list("items", page.items().stream().map(KeysApi::item).toList())
            .text("cursor", page.cursor())
            .map());
  }

  private static Map<String, @Nullable Object> item(ReadKeys.Known known) {
    Map<String, @Nullable Object> judged = known.judgement().document();
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("id", known.judgement().id().toString());
    if (judged.get("keyFacts") instanceof Map<?, ?> told) {
      told.forEach((name, value) -> item.put(String.valueOf(name), value));
    }
    item.put("verdict", known.judgement().verdict().word());
    item.put("judgedAt", known.judgement().at().toString());
    item.put("production", judged.get("production"));
    item.put("outcomes", judged.get("outcomes"));
    item.put("users", known.users());
    item.put("userCount", known.count());
    return item;
  }
}
