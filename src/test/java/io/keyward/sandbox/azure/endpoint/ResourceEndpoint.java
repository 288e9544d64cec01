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
import io.keyward.sandbox.azure.model.Tags;
import io.keyward.sandbox.azure.provider.ResourceWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Any resource of any type as a document: PUT, PATCH, GET, HEAD, DELETE and lists. */
public final class ResourceEndpoint implements Endpoint {
  private final Documents documents;
  private final Scopes scopes;
  private final ResourceWriter writer;

  public ResourceEndpoint(Documents documents, Scopes scopes, ResourceWriter writer) {
    this.documents = documents;
    this.scopes = scopes;
    this.writer = writer;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    return ArmPath.parse(call.segments()).map(path -> answer(call, path));
  }

  private Reply answer(Call call, ArmPath path) {
    Optional<ArmError> refusal = scopes.refusal(path);
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    if (path.isCollection()) {
      return call.is("GET") ? list(call, path) : ArmError.methodNotAllowed(call.method()).reply();
    }
    return switch (call.method()) {
      case "GET" -> read(path);
      case "HEAD" -> Reply.empty(documents.find(path.id()).isPresent() ? 204 : 404);
      case "PUT", "PATCH" -> write(call, path);
      case "DELETE" -> writer.delete(call, path);
      default -> ArmError.methodNotAllowed(call.method()).reply();
    };
  }

  private Reply read(ArmPath path) {
    return documents
        .find(path.id())
        .map(document -> Reply.ok(document.body()))
        .orElseGet(() -> ArmError.resourceNotFound(path).reply());
  }

  private Reply write(Call call, ArmPath path) {
    return call.document()
        .filter(ResourceEndpoint::isShaped)
        .map(
            body ->
                Tags.refusal(body)
                    .map(ArmError::reply)
                    .orElseGet(() -> writer.write(call, path, body)))
        .orElseGet(
            () -> ArmError.invalidContent("The body is not a JSON object of a resource").reply());
  }

  /** The parts that every resource shares have the shape that ARM gives them. */
  private static boolean isShaped(ObjectNode body) {
    boolean objects =
        Stream.of("properties", "tags", "identity", "sku")
            .map(part -> Json.at(body, part))
            .allMatch(node -> node.isMissingNode() || node.isNull() || node.isObject());
    boolean words =
        Stream.of("location", "kind")
            .map(part -> Json.at(body, part))
            .allMatch(node -> node.isMissingNode() || node.isNull() || node.isTextual());
    return objects && words;
  }

  private Reply list(Call call, ArmPath path) {
    String prefix = path.names().isEmpty() ? path.scope() + "/" : path.target().id() + "/";
    List<ObjectNode> found =
        documents.under(prefix).stream()
            .filter(document -> document.isType(path.type()))
            .filter(document -> !path.isExtension() || hangsOn(document, path))
            .map(Document::body)
            .toList();
    return Listing.page(call, found);
  }

  /** What hangs on a key of a vault does not hang on the vault. */
  private static boolean hangsOn(Document document, ArmPath path) {
    return ArmPath.of(document.id())
        .filter(own -> own.scope().equalsIgnoreCase(path.scope()))
        .isPresent();
  }
}
