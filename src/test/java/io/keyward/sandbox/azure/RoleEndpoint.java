package io.keyward.sandbox.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists role assignments with what is inherited from above, and role definitions. */
final class RoleEndpoint implements Endpoint {
  private static final Pattern PRINCIPAL =
      Pattern.compile("(?:principalId\\s+eq\\s+|assignedTo\\()'([^']*)'", Pattern.CASE_INSENSITIVE);
  private static final Pattern ROLE_NAME =
      Pattern.compile("roleName\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

  private final Documents documents;
  private final Scopes scopes;

  RoleEndpoint(Documents documents, Scopes scopes) {
    this.documents = documents;
    this.scopes = scopes;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    Optional<ArmPath> path = ArmPath.parse(call.segments()).filter(any -> call.is("GET"));
    Optional<ArmPath> assignments =
        path.filter(one -> one.isCollection() && one.isType(RoleProvider.ASSIGNMENT));
    if (assignments.isPresent()) {
      return assignments.map(one -> guarded(one, assignments(call, one)));
    }
    return path.filter(one -> one.isType(RoleProvider.DEFINITION))
        .map(one -> guarded(one, definitions(call, one)));
  }

  private Reply guarded(ArmPath path, Reply reply) {
    return scopes
        .groupRefusal(
            path.subscription().isEmpty() ? Tenant.SUBSCRIPTIONS.get(0) : path.subscription(),
            path.group())
        .map(ArmError::reply)
        .orElse(reply);
  }

  private Reply assignments(Call call, ArmPath path) {
    String filter = call.parameter("$filter");
    Matcher principal = PRINCIPAL.matcher(filter);
    String wanted = principal.find() ? principal.group(1) : "";
    boolean atScope = filter.toLowerCase(Locale.ROOT).contains("atscope()");
    List<ObjectNode> found =
        documents
            .ofType(Documents.Shelf.LIVE, RoleProvider.ASSIGNMENT)
            .filter(document -> isSeen(document, path.scope(), atScope))
            .map(Document::body)
            .filter(body -> wanted.isEmpty() || isOf(body, wanted))
            .toList();
    return Listing.page(call, found);
  }

  private static boolean isOf(ObjectNode body, String principal) {
    return Json.text(body, "properties.principalId").equalsIgnoreCase(principal);
  }

  /** Those at the scope and above always; those below unless only the scope was asked for. */
  private static boolean isSeen(Document assignment, String scope, boolean atScope) {
    String own =
        ArmPath.of(assignment.id()).map(ArmPath::scope).orElse("").toLowerCase(Locale.ROOT) + "/";
    String asked = scope.toLowerCase(Locale.ROOT) + "/";
    boolean group = own.contains("/managementgroups/");
    return group || asked.startsWith(own) || (!atScope && own.startsWith(asked));
  }

  private Reply definitions(Call call, ArmPath path) {
    String subscription =
        path.subscription().isEmpty() ? Tenant.SUBSCRIPTIONS.get(0) : path.subscription();
    List<ObjectNode> all = new ArrayList<>();
    Stream<ObjectNode> custom =
        documents.ofType(Documents.Shelf.LIVE, RoleProvider.DEFINITION).map(Document::body);
    Stream.concat(BuiltInRoles.definitions(subscription).stream(), custom).forEach(all::add);
    if (!path.isCollection()) {
      return all.stream()
          .filter(body -> Json.text(body, "name").equalsIgnoreCase(path.name()))
          .findFirst()
          .map(Reply::ok)
          .orElseGet(
              () ->
                  ArmError.notFound(
                          "RoleDefinitionDoesNotExist",
                          "The specified role definition with ID '"
                              + path.name()
                              + "' does not exist.")
                      .reply());
    }
    Matcher name = ROLE_NAME.matcher(call.parameter("$filter"));
    String wanted = name.find() ? name.group(1) : "";
    return Listing.page(
        call,
        all.stream()
            .filter(
                body ->
                    wanted.isEmpty()
                        || Json.text(body, "properties.roleName").equalsIgnoreCase(wanted))
            .toList());
  }
}
