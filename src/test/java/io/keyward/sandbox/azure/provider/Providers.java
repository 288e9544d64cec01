package io.keyward.sandbox.azure.provider;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Identities;
import io.keyward.sandbox.azure.model.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules per type, and what every type has in common. */
public final class Providers {
  private static final Set<String> WITHOUT_LOCATION =
      ignoringCase(
          "Microsoft.Authorization",
          "Microsoft.Insights",
          "Microsoft.Security",
          "Microsoft.PolicyInsights",
          "Microsoft.EventGrid",
          "Microsoft.Resources",
          "Microsoft.Management",
          "Microsoft.Graph");

  private final Map<String, ProviderRules> rules = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> canonical = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Identities identities;

  public Providers(List<ProviderRules> all, Identities identities) {
    this.identities = identities;
    for (ProviderRules one : all) {
      for (String type : one.types()) {
        rules.put(type, one);
        canonical.put(type, type);
      }
    }
  }

  private static Set<String> ignoringCase(String... words) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(words));
    return set;
  }

  /** The type as Azure spells it, or as it was written when it is not known. */
  public String spelling(String type) {
    return canonical.getOrDefault(type, type);
  }

  /** All types with rules. */
  public Set<String> types() {
    return canonical.keySet();
  }

  public void fill(Change change) {
    identities.fill(change.path().id(), change.proposed());
    of(change.path().type()).ifPresent(rule -> rule.fill(change));
  }

  Optional<ArmError> refusal(Change change) {
    return locationRefusal(change)
        .or(() -> of(change.path().type()).flatMap(rule -> rule.refusal(change)));
  }

  Optional<ArmError> deletionRefusal(Document document) {
    return of(document.type()).flatMap(rule -> rule.deletionRefusal(document));
  }

  int createdStatus(String type) {
    return of(type).map(ProviderRules::createdStatus).orElse(201);
  }

  void stored(Document document) {
    of(document.type()).ifPresent(rule -> rule.stored(document));
  }

  void deleted(Document document) {
    of(document.type()).ifPresent(rule -> rule.deleted(document));
  }

  private Optional<ProviderRules> of(String type) {
    return Optional.ofNullable(rules.get(type));
  }

  private static Optional<ArmError> locationRefusal(Change change) {
    ArmPath path = change.path();
    String wanted = place(Json.text(change.requested(), "location"));
    String before = place(Json.text(change.before(), "location"));
    if (!before.isEmpty() && !wanted.isEmpty() && !wanted.equals(before)) {
      return Optional.of(moved(path, before, wanted));
    }
    boolean needed =
        path.types().size() == 1
            && !path.isExtension()
            && !WITHOUT_LOCATION.contains(path.namespace());
    return needed && place(change.text("location")).isEmpty()
        ? Optional.of(
            ArmError.badRequest(
                "LocationRequired", "The location property is required for this definition."))
        : Optional.empty();
  }

  private static ArmError moved(ArmPath path, String before, String wanted) {
    return ArmError.conflict(
        "InvalidResourceLocation",
        "The resource '"
            + path.name()
            + "' already exists in location '"
            + before
            + "' in resource group '"
            + path.group()
            + "'. A resource with the same name cannot be created in location '"
            + wanted
            + "'. Please select a new resource name.");
  }

  /** "West Europe" and "westeurope" are one place. */
  public static String place(String location) {
    return location.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
