package io.keyward.rotation;

import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Document;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.RotationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of a key beside its outcomes, for those who look at all keys. */
public final class KeyDocument {
  private static final int SHOWN = 100;

  private KeyDocument() {}

  /** The member {@code keyFacts} of a key's judgement. */
  public static Map<String, @Nullable Object> of(
      KeyInUse subject, Optional<Rotation> last, Policy policy) {
    Optional<Key> live = subject.live();
    Document document =
        new Document()
            .text("vault", subject.id().parent().map(ResourceId::toString).orElse(""))
            .text("vaultUri", subject.named().vaultUri())
            .text("name", subject.id().name())
            .text("state", state(subject))
            .value("enabled", live.flatMap(KeyDocument::enabled).orElse(null))
            .text("expires", live.map(key -> moment(key.expires())).orElse(""))
            .text("newestVersion", subject.newest())
            .text("created", live.map(key -> moment(key.created())).orElse(""))
            .text("purgedOn", subject.facts().map(key -> moment(key.purgedOn())).orElse(""))
            .value("rotationPolicy", live.flatMap(key -> rotation(subject, key)).orElse(null));
    live.flatMap(key -> ExpiryTier.of(key, policy.keys().expiryTiers(), subject.asOf()))
        .ifPresentOrElse(
            tier -> document.text("tier", tier.word()), () -> document.text("tier", ""));
    return document.value("lastRotation", last.map(KeyDocument::rotation).orElse(null)).map();
  }

  /** A rotation as the API shows it. */
  public static Map<String, @Nullable Object> rotation(Rotation rotation) {
    return new Document()
        .text("version", rotation.version())
        .text("previous", rotation.previous())
        .text("at", rotation.at().toString())
        .value("dependants", rotation.followers().size())
        .list(
            "notFollowedBy",
            rotation.open().stream().map(it -> it.user().toString()).limit(SHOWN).toList())
        .text("lastFollowedAt", rotation.lastFollowedAt().map(Instant::toString).orElse(""))
        .map();
  }

  private static String state(KeyInUse subject) {
    boolean deleted = subject.facts().map(Key::deleted).orElse(false);
    return subject
        .key()
        .fold(found -> deleted ? "deleted" : "live", gone -> "missing", reason -> "unreadable");
  }

  private static Optional<Boolean> enabled(Key key) {
    return switch (key.enabled()) {
      case ON, UNSAID -> Optional.of(true);
      case OFF -> Optional.of(false);
      case UNCLEAR -> Optional.empty();
    };
  }

  private static String moment(Lookup<Instant> moment) {
    return moment.fold(Instant::toString, missing -> "", reason -> "");
  }

  /** Empty where it could not be read; {@code rotates} is false where it makes no new version. */
  private static Optional<Map<String, @Nullable Object>> rotation(KeyInUse subject, Key key) {
    if (subject.policy() instanceof Lookup.Unreadable<RotationPolicy>) {
      return Optional.empty();
    }
    RotationPolicy policy =
        subject.policy() instanceof Lookup.Found<RotationPolicy> found
            ? found.value()
            : new RotationPolicy(false, "", List.of());
    Optional<RotationPolicy.Action> rotate = Schedule.rotate(policy);
    Document document = new Document().value("rotates", rotate.isPresent());
    return Optional.of(
        document
            .text("timeAfterCreate", rotate.map(RotationPolicy.Action::afterCreate).orElse(""))
            .text("timeBeforeExpiry", rotate.map(RotationPolicy.Action::beforeExpiry).orElse(""))
            .text("expiryTime", policy.expiryTime())
            .text("next", Schedule.next(key, policy).map(Instant::toString).orElse(""))
            .map());
  }
}
