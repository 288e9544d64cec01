package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Listing;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.provider.Providers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of all resources of a subscription or group, without their properties. */
public final class GenericListEndpoint implements Endpoint {
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(resourceType|name|location|resourceGroup)\\s+eq\\s+'([^']*)'\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> SHOWN =
      List.of(
          "id",
          "name",
          "type",
          "location",
          "kind",
          "sku",
          "managedBy",
          "identity",
          "tags",
          "zones");

  private final Documents documents;
  private final Scopes scopes;

  public GenericListEndpoint(Documents documents, Scopes scopes) {
    this.documents = documents;
    this.scopes = scopes;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    int last = call.segments().size() - 1;
    boolean inSubscription = last == 2;
    boolean inGroup = last == 4 && call.segmentIs(2, "resourceGroups");
    boolean mine =
        call.segmentIs(0, "subscriptions")
            && (inSubscription || inGroup)
            && call.segmentIs(last, "resources");
    return mine ? Optional.of(list(call, inGroup ? call.segment(3) : "")) : Optional.empty();
  }

  private Reply list(Call call, String group) {
    Optional<ArmError> refusal = scopes.groupRefusal(call.segment(1), group);
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    String filter = call.parameter("$filter");
    List<List<String>> choices = choices(filter);
    if (!choices.stream().flatMap(List::stream).allMatch(c -> CLAUSE.matcher(c).matches())) {
      return ArmError.badRequest(
              "InvalidFilterInQueryString", "Invalid $filter '" + filter + "' in query string.")
          .reply();
    }
    String root = "/subscriptions/" + call.segment(1) + "/";
    String prefix = group.isEmpty() ? root : Scopes.groupId(call.segment(1), group) + "/";
    boolean expands = call.parameter("$expand").contains("provisioningState");
    return Listing.page(
        call,
        documents.under(prefix).stream()
            .filter(GenericListEndpoint::isListed)
            .filter(document -> choices.stream().anyMatch(all -> matches(document, all)))
            .map(document -> shown(document, expands))
            .toList());
  }

  /** What {@code or} joins, each of it what {@code and} joins; one empty choice for no filter. */
  private static List<List<String>> choices(String filter) {
    return filter.isBlank()
        ? List.of(List.of())
        : Arrays.stream(filter.split("(?i)\\s+or\\s+", -1))
            .map(choice -> List.of(choice.split("(?i)\\s+and\\s+", -1)))
            .toList();
  }

  private static boolean matches(Document document, List<String> clauses) {
    return clauses.stream().allMatch(clause -> matches(document, clause));
  }

  private static boolean isListed(Document document) {
    return ArmPath.of(document.id())
        .filter(path -> !path.isExtension() && !path.group().isEmpty())
        .filter(path -> !path.namespace().equalsIgnoreCase("Microsoft.Authorization"))
        .isPresent();
  }

  private static boolean matches(Document document, String clause) {
    Matcher matcher = CLAUSE.matcher(clause);
    if (!matcher.matches()) {
      return false;
    }
    String value = matcher.group(2);
    return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
      case "resourcetype" -> document.isType(value);
      case "name" -> document.name().equalsIgnoreCase(value);
      case "location" ->
          Providers.place(Json.text(document.body(), "location")).equals(Providers.place(value));
      default -> ArmPath.of(document.id()).map(ArmPath::group).orElse("").equalsIgnoreCase(value);
    };
  }

  private static ObjectNode shown(Document document, boolean expands) {
    ObjectNode item = document.copy().retain(SHOWN);
    if (expands) {
      item.put("provisioningState", Json.text(document.body(), "properties.provisioningState"));
    }
    return item;
  }
}
