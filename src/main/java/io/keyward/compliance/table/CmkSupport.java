package io.keyward.compliance.table;

import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Whether a resource could use a customer-managed key at all, and how that is known.
 *
 * @param reason one sentence that names the source
 */
public record CmkSupport(Answer answer, String reason) {

  public enum Answer {
    YES,
    NO,
    UNKNOWN,
    /** Only through customer-owned storage. */
    BY_OWNED_STORAGE
  }

  /** Health Bot documentation: bots created before this day cannot use a key (read 2026-11-21). */
  private static final Instant HEALTH_BOTS_SINCE = Instant.parse("2021-11-11T00:00:00Z");

  /** Form Recognizer and Custom Vision documentation (read 2026-11-21). */
  private static final Instant VISION_AND_FORMS_SINCE = Instant.parse("2020-05-11T00:00:00Z");

  private static final String TRANSLATOR = "Translator supports it in a region only, not in global";

  public boolean isPossible() {
    return answer != Answer.NO;
  }

  public static CmkSupport of(Resource resource) {
    if (resource.encryption() instanceof Encryption.Customer) {
      return new CmkSupport(Answer.YES, "it uses one");
    }
    if (resource.encryption() instanceof Encryption.Unsupported unsupported) {
      return new CmkSupport(Answer.NO, unsupported.evidence());
    }
    if (resource.encryption() instanceof Encryption.Unknown unknown) {
      return new CmkSupport(Answer.UNKNOWN, unknown.evidence());
    }
    if (resource.kind() == ResourceKind.HEALTH_BOT) {
      return since(
          HEALTH_BOTS_SINCE, resource, new CmkSupport(Answer.YES, "health bots support it"));
    }
    return resource.kind() == ResourceKind.COGNITIVE_ACCOUNT
        ? ofAccount(resource)
        : new CmkSupport(Answer.YES, "the type supports it");
  }

  /** Why the documentation says that a resource cannot use the key it names. */
  public static Optional<String> contradiction(Resource resource) {
    return switch (resource.kind()) {
      case SEARCH_SERVICE ->
          resource.tier().equalsIgnoreCase("free")
              ? Optional.of("the free tier cannot use one (Search documentation 2026-03-18)")
              : Optional.empty();
      case HEALTH_BOT -> before(HEALTH_BOTS_SINCE, resource);
      case COGNITIVE_ACCOUNT -> contradictionOf(resource);
      default -> Optional.empty();
    };
  }

  private static Optional<String> contradictionOf(Resource account) {
    CognitiveKinds.Entry entry = CognitiveKinds.of(account.serviceKind());
    if (isGlobalTranslator(account)) {
      return Optional.of(TRANSLATOR);
    }
    if (entry.support() == Answer.BY_OWNED_STORAGE
        && account.capability() != Resource.Capability.LISTED) {
      return Optional.of(entry.reason());
    }
    return entry.dated() ? before(VISION_AND_FORMS_SINCE, account) : Optional.empty();
  }

  private static boolean isGlobalTranslator(Resource account) {
    return isGlobal(account) && account.serviceKind().equalsIgnoreCase("TextTranslation");
  }

  private static CmkSupport ofAccount(Resource account) {
    CognitiveKinds.Entry entry = CognitiveKinds.of(account.serviceKind());
    if (entry.support() == Answer.BY_OWNED_STORAGE) {
      return new CmkSupport(Answer.BY_OWNED_STORAGE, entry.reason());
    }
    return switch (account.capability()) {
      case LISTED -> new CmkSupport(Answer.YES, "its capabilities list CustomerManagedKey");
      case NOT_LISTED -> notListed(account, entry);
      case SILENT -> bySilence(account, entry);
    };
  }

  /**
   * The list speaks for this account; only where the documentation contradicts it, nobody knows.
   */
  private static CmkSupport notListed(Resource account, CognitiveKinds.Entry entry) {
    boolean contradicted = entry.support() == Answer.YES && !isFree(account) && !isGlobal(account);
    return contradicted
        ? new CmkSupport(
            Answer.UNKNOWN,
            "its capabilities do not list CustomerManagedKey although " + entry.reason())
        : new CmkSupport(Answer.NO, "its capabilities do not list CustomerManagedKey");
  }

  private static CmkSupport bySilence(Resource account, CognitiveKinds.Entry entry) {
    if (entry.support() != Answer.YES) {
      return new CmkSupport(entry.support(), entry.reason());
    }
    if (isGlobalTranslator(account)) {
      return new CmkSupport(Answer.NO, TRANSLATOR);
    }
    if (isFree(account)) {
      return new CmkSupport(
          Answer.UNKNOWN, "no source says whether the free tier of this kind supports it");
    }
    CmkSupport yes = new CmkSupport(Answer.YES, entry.reason());
    return entry.dated() ? since(VISION_AND_FORMS_SINCE, account, yes) : yes;
  }

  private static CmkSupport since(Instant start, Resource resource, CmkSupport otherwise) {
    return before(start, resource)
        .map(reason -> new CmkSupport(Answer.NO, reason))
        .orElse(otherwise);
  }

  private static Optional<String> before(Instant start, Resource resource) {
    return createdAt(resource)
        .filter(created -> created.isBefore(start))
        .map(created -> "it was created before " + start.toString().substring(0, 10));
  }

  private static Optional<Instant> createdAt(Resource resource) {
    try {
      return resource.createdAt().isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(resource.createdAt()).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean isFree(Resource account) {
    return account.tier().equalsIgnoreCase("F0");
  }

  private static boolean isGlobal(Resource account) {
    return account.location().equalsIgnoreCase("global");
  }
}
