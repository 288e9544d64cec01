package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.limit.GraphLag;
import io.keyward.sandbox.azure.limit.GraphQuota;
import io.keyward.sandbox.azure.limit.GraphRefusal;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Principal;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.query.BadQuery;
import io.keyward.sandbox.azure.query.GraphQuery;
import io.keyward.sandbox.azure.role.ManagementGroups;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /providers/Microsoft.ResourceGraph/resources}: queries over the whole tenant. */
public final class ResourceGraphEndpoint implements Endpoint {
  private static final String PATH = "/providers/microsoft.resourcegraph/resources";

  private final GraphRows rows;
  private final ManagementGroups groups;
  private final GraphQuota quota;
  private final GraphLag lag;
  private final GraphRefusal refusal;

  /** Times that a query depends on: how far behind it is, and its quota. */
  public record Timing(GraphLag lag, GraphQuota quota, Clock clock) {}

  public ResourceGraphEndpoint(GraphRows rows, ManagementGroups groups, Timing timing) {
    this.rows = rows;
    this.groups = groups;
    this.quota = timing.quota();
    this.lag = timing.lag();
    this.refusal = new GraphRefusal(timing.clock());
  }

  public static boolean isMine(Call call) {
    return call.path().equalsIgnoreCase(PATH);
  }

  @Override
  public Optional<Reply> answer(Call call) {
    if (!isMine(call)) {
      return Optional.empty();
    }
    if (!call.is("POST")) {
      return Optional.of(ArmError.methodNotAllowed(call.method()).reply());
    }
    GraphQuota.Left left = quota.take(call.caller());
    return Optional.of(left.on(left.allowed() ? answered(call) : refusal.throttled()));
  }

  private Reply answered(Call call) {
    Optional<ObjectNode> request = call.document();
    if (request.isEmpty()) {
      return refusal.badRequest("InvalidRequestContent", "The body is not one JSON object.");
    }
    Optional<String> odd = GraphOptions.refusal(request.get());
    if (odd.isPresent()) {
      return refusal.badRequest("InvalidOptions", odd.get());
    }
    GraphOptions options = GraphOptions.of(request.get());
    GraphScope scope = scope(request.get(), options, call.caller());
    if (scope.subscriptions().isEmpty()) {
      return refusal.badRequest(
          "NoValidSubscriptionsInQueryRequest",
          "There must be at least one subscription that is eligible to contain resources.");
    }
    try {
      return page(Json.at(request.get(), "query").asText(""), scope, options);
    } catch (BadQuery e) {
      return refusal.query(e);
    }
  }

  private GraphScope scope(ObjectNode request, GraphOptions options, Principal caller) {
    List<String> named = texts(Json.at(request, "subscriptions"));
    List<String> over = texts(Json.at(request, "managementGroups"));
    List<String> found =
        Tenant.SUBSCRIPTIONS.stream()
            .filter(
                subscription ->
                    (named.isEmpty() && over.isEmpty())
                        || named.stream().anyMatch(subscription::equalsIgnoreCase)
                        || over.stream().anyMatch(group -> isIn(subscription, group)))
            .toList();
    return new GraphScope(found, !named.isEmpty(), options.sight(), caller);
  }

  private boolean isIn(String subscription, String group) {
    return groups.holds(ManagementGroups.id(group), "/subscriptions/" + subscription);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private Reply page(String text, GraphScope scope, GraphOptions options) throws BadQuery {
    GraphQuery query = GraphQuery.parse(text);
    List<ObjectNode> found = query.over(rows.of(query.table(), scope, lag.seconds()));
    Optional<GraphPage> page = GraphPage.of(found, options, text);
    if (page.isEmpty()) {
      return refusal.badRequest("InvalidSkipToken", "The $skipToken is not one of this query.");
    }
    ObjectNode body = page.get().body(text, query.isPaged(), Json.MAPPER.createArrayNode());
    body.set("data", options.table() ? page.get().table(query.columns()) : page.get().objects());
    return Reply.ok(body);
  }
}
