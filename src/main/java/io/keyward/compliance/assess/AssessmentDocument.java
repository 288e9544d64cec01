package io.keyward.compliance.assess;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Waiver;
import io.keyward.inventory.Document;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON contract's form of an assessment, as ordered maps: one shape for reports and the API.
 */
public final class AssessmentDocument {
  private AssessmentDocument() {}

  /** An entry of {@code resources}. */
  public static Map<String, @Nullable Object> of(Assessment assessment) {
    Resource resource = assessment.resource();
    return new Document()
        .text("id", resource.id())
        .text("type", resource.type())
        .text("kind", resource.serviceKind())
        .text("name", resource.name())
        .text("location", resource.location())
        .text("classification", assessment.classification())
        .value("production", assessment.production())
        .value("verdict", assessment.verdict().word())
        .text("inheritedFrom", assessment.inheritedFrom())
        .value("encryption", encryption(resource.encryption()))
        .list("outcomes", assessment.results().stream().map(AssessmentDocument::result).toList())
        .map();
  }

  /** An entry of {@code others}: what was recognised beside the AI resources. */
  public static Map<String, @Nullable Object> beside(Resource resource) {
    boolean hasSetting = resource.kind().role() == ResourceKind.Role.DEPENDANT;
    return new Document()
        .text("id", resource.id())
        .text("type", resource.type())
        .value("encryption", hasSetting ? encryption(resource.encryption()) : null)
        .map();
  }

  /** An entry of {@code others} for a vault that was judged. */
  public static Map<String, @Nullable Object> vault(Assessment assessment) {
    Map<String, @Nullable Object> entry = beside(assessment.resource());
    entry.put("verdict", assessment.verdict().word());
    entry.put("outcomes", assessment.results().stream().map(AssessmentDocument::result).toList());
    return entry;
  }

  /** A violation as tickets and the API show it. */
  public static Map<String, @Nullable Object> of(Finding finding) {
    return new Document()
        .text("rule", finding.rule())
        .text("severity", finding.severity().word())
        .text("message", finding.message())
        .text("observed", finding.observed())
        .text("expected", finding.expected())
        .list("evidence", finding.evidence().stream().map(AssessmentDocument::evidence).toList())
        .map();
  }

  private static Map<String, @Nullable Object> encryption(Encryption encryption) {
    Encryption.@Nullable Customer customer =
        encryption instanceof Encryption.Customer it ? it : null;
    return new Document()
        .text("source", encryption.source())
        .value("key", customer == null ? null : key(customer.key()))
        .value("identity", customer == null ? null : identity(customer.identity()))
        .map();
  }

  private static Map<String, @Nullable Object> key(KeyReference key) {
    return new Document()
        .text("vaultUri", key.vaultUri())
        .text("vaultId", key.vaultId())
        .text("name", key.name())
        .text("version", key.version())
        .map();
  }

  private static Map<String, @Nullable Object> identity(KeyIdentity identity) {
    return new Document()
        .text("kind", identity.kind().word())
        .text("clientId", identity.clientId())
        .text("resourceId", identity.resourceId())
        .map();
  }

  private static Map<String, @Nullable Object> result(Result result) {
    Outcome outcome = result.outcome();
    String observed = outcome instanceof Outcome.Violated v ? v.observed() : "";
    String expected = outcome instanceof Outcome.Violated v ? v.expected() : "";
    Document document = new Document();
    document
        .text("rule", result.rule())
        .text("outcome", result.outcome().word())
        .text("severity", result.severity().word())
        .text("message", result.outcome().message())
        .text("observed", observed)
        .text("expected", expected)
        .list("evidence", result.evidence().stream().map(AssessmentDocument::evidence).toList())
        .text("inheritedFrom", result.inheritedFrom());
    result.waivedBy().ifPresent(waiver -> document.value("waiver", waiver(waiver)));
    return document.map();
  }

  private static Map<String, @Nullable Object> waiver(Waiver waiver) {
    Waiver.Signature approved = waiver.approved();
    return new Document()
        .text("id", waiver.id())
        .text("reason", waiver.terms().reason())
        .text("compensatingControl", waiver.terms().compensatingControl())
        .text("approvedBy", approved == null ? "" : approved.by())
        .text("until", waiver.terms().until().toString())
        .map();
  }

  private static Object evidence(Evidence evidence) {
    return new Document()
        .text("fact", evidence.fact())
        .text("read", evidence.read())
        .text("at", evidence.at())
        .map();
  }
}
