package io.keyward.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Principal;
import io.keyward.sandbox.azure.model.Reply;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Writes one resource: reads what is there, fills, asks the provider, stores, raises the event. */
public final class ResourceWriter {
  private static final List<String> IDENTITY_FIELDS = List.of("id", "name", "type", "systemData");

  private final Documents documents;
  private final Providers providers;
  private final Events events;
  private final Clock clock;

  public ResourceWriter(Documents documents, Providers providers, Events events, Clock clock) {
    this.documents = documents;
    this.providers = providers;
    this.events = events;
    this.clock = clock;
  }

  private sealed interface Outcome {
    record Stored(Document document, boolean created, boolean opensOtherwise) implements Outcome {}

    record Refused(ArmError error) implements Outcome {}
  }

  /** Replaces or creates with PUT, merges with PATCH. */
  public Reply write(Call call, ArmPath path, ObjectNode requested) {
    Outcome outcome;
    synchronized (documents.lock(path.id())) {
      outcome = store(call, path, requested);
    }
    if (outcome instanceof Outcome.Stored stored) {
      events.written(call, stored.document(), stored.created());
      Document document = stored.document();
      if (stored.opensOtherwise()) {
        events.accessPolicyChanged(document);
      }
      int status = stored.created() ? providers.createdStatus(document.type()) : 200;
      return Reply.of(status, document.body());
    }
    return ((Outcome.Refused) outcome).error().reply();
  }

  private Outcome store(Call call, ArmPath path, ObjectNode requested) {
    Optional<Document> stored = documents.find(path.id());
    if (call.is("PATCH") && stored.isEmpty()) {
      return new Outcome.Refused(ArmError.resourceNotFound(path));
    }
    Change change = change(call, path, requested, stored);
    providers.fill(change);
    Optional<ArmError> refusal = providers.refusal(change);
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Document document = stamped(call, change);
    documents.save(document);
    providers.stored(document);
    boolean opensOtherwise =
        stored.isPresent()
            && document.isType(KeyVaultProvider.VAULT)
            && (change.touches("properties.accessPolicies")
                || change.touches("properties.enableRbacAuthorization"));
    return new Outcome.Stored(document, stored.isEmpty(), opensOtherwise);
  }

  private static Change change(
      Call call, ArmPath path, ObjectNode requested, Optional<Document> stored) {
    ArmPath written = stored.flatMap(document -> ArmPath.of(document.id())).orElse(path);
    ObjectNode proposed = requested.deepCopy();
    if (call.is("PATCH") && stored.isPresent()) {
      proposed = stored.get().copy();
      Json.merge(proposed, requested);
    }
    return new Change(
        written, stored.map(Document::body).orElse(null), requested, proposed, call.apiVersion());
  }

  private Document stamped(Call call, Change change) {
    String type = providers.spelling(change.path().type());
    ObjectNode rest = change.proposed();
    rest.remove(IDENTITY_FIELDS);
    change.properties().put("provisioningState", "Succeeded");
    ObjectNode body =
        Json.object()
            .put("id", change.path().id())
            .put("name", change.path().name())
            .put("type", type);
    body.setAll(rest);
    body.set("systemData", systemData(call.caller(), change.before()));
    return new Document(change.path().id(), type, body);
  }

  private ObjectNode systemData(Principal caller, ObjectNode before) {
    String now = Events.time(clock.instant());
    ObjectNode data = Json.object();
    data.put("createdBy", caller.clientId()).put("createdByType", "Application");
    data.put("createdAt", now);
    if (Json.at(before, "systemData") instanceof ObjectNode earlier) {
      data.setAll(earlier);
    }
    return data.put("lastModifiedBy", caller.clientId())
        .put("lastModifiedByType", "Application")
        .put("lastModifiedAt", now);
  }

  /** Deletes one resource and everything below it. */
  public Reply delete(Call call, ArmPath path) {
    Optional<Document> found = documents.find(path.id());
    if (found.isEmpty()) {
      return Reply.empty(204);
    }
    Optional<ArmError> refusal = providers.deletionRefusal(found.get());
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    for (Document below : documents.under(found.get().id() + "/")) {
      remove(call, below);
    }
    remove(call, found.get());
    return Reply.empty(200);
  }

  /** Takes one document away and says so. */
  public void remove(Call call, Document document) {
    synchronized (documents.lock(document.id())) {
      documents.remove(Documents.Shelf.LIVE, document.id());
      providers.deleted(document);
    }
    events.deleted(call, document);
  }
}
