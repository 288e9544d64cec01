package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a caller wants the answer of a query. */
record GraphOptions(int top, int skip, String skipToken, boolean table, GraphScope.Sight sight) {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1000;
  private static final int LARGEST_SKIP = 100_000_000;

  /** Why the options are refused, if they are. */
  static Optional<String> refusal(ObjectNode request) {
    JsonNode options = Json.at(request, "options");
    if (!isNumber(Json.at(options, "$top"), 1, LARGEST_PAGE)) {
      return Optional.of("The $top of the options must be from 1 to 1000.");
    }
    if (!isNumber(Json.at(options, "$skip"), 0, LARGEST_SKIP)) {
      return Optional.of("The $skip of the options must not be negative.");
    }
    String format = Json.text(options, "resultFormat").toLowerCase(Locale.ROOT);
    if (!List.of("", "objectarray", "table").contains(format)) {
      return Optional.of("The resultFormat must be objectArray or table.");
    }
    return sight(options).isEmpty()
        ? Optional.of("The authorizationScopeFilter is unknown.")
        : Optional.empty();
  }

  private static boolean isNumber(JsonNode node, int least, int most) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isInt() && node.asInt() >= least && node.asInt() <= most);
  }

  /** The options of a request that {@link #refusal} lets pass. */
  static GraphOptions of(ObjectNode request) {
    JsonNode options = Json.at(request, "options");
    return new GraphOptions(
        Json.at(options, "$top").asInt(PAGE),
        Json.at(options, "$skip").asInt(0),
        Json.text(options, "$skipToken"),
        Json.text(options, "resultFormat").equalsIgnoreCase("table"),
        sight(options).orElse(GraphScope.Sight.ATSCOPEANDBELOW));
  }

  private static Optional<GraphScope.Sight> sight(JsonNode options) {
    String wanted = Json.text(options, "authorizationScopeFilter");
    return wanted.isEmpty()
        ? Optional.of(GraphScope.Sight.ATSCOPEANDBELOW)
        : Arrays.stream(GraphScope.Sight.values())
            .filter(one -> one.name().equalsIgnoreCase(wanted))
            .findFirst();
  }
}
