package io.keyward.inventory.port;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something to look at again, as it travels the work queue.
 *
 * <p>Its text form is {@code v1 resource ID}, {@code v1 written NAMES ID}, {@code v1 subscription
 * ID}, {@code v1 vault ID}, {@code v1 ticket ID}, {@code v1 drill ID}, {@code v1 news ID} or {@code
 * v1 alert ID}; other words are refused so that a message of a newer form is never half understood.
 */
public sealed interface Inspection {

  /**
   * Read and judge one resource.
   *
   * @param authors who wrote what made this necessary, where that is known
   */
  record OfResource(ResourceId id, Set<String> authors) implements Inspection {
    /** Copies the set. */
    public OfResource {
      authors = Set.copyOf(authors);
    }

    /** Because of nobody. */
    public OfResource(ResourceId id) {
      this(id, Set.of());
    }

    @Override
    public String toText() {
      String names =
          authors.stream()
              .sorted()
              .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
              .collect(Collectors.joining(","));
      return names.isEmpty() ? "v1 resource " + id : "v1 written " + names + " " + id;
    }

    private static Optional<Inspection> written(String text) {
      int cut = text.indexOf(' ');
      return cut < 0
          ? Optional.empty()
          : ResourceId.parse(text.substring(cut + 1))
              .flatMap(id -> names(text.substring(0, cut)).map(it -> new OfResource(id, it)));
    }

    private static Optional<Set<String>> names(String text) {
      try {
        return Optional.of(
            Arrays.stream(text.split(","))
                .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                .collect(Collectors.toUnmodifiableSet()));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  /** List one subscription and ask for an inspection of each AI resource in it. */
  record OfSubscription(String subscriptionId) implements Inspection {
    @Override
    public String toText() {
      return "v1 subscription " + subscriptionId;
    }
  }

  /** Read and judge the keys of one vault or managed HSM. */
  record OfVault(ResourceId id) implements Inspection {
    @Override
    public String toText() {
      return "v1 vault " + id;
    }

    private static Optional<Inspection> of(ResourceId id) {
      return ResourceKind.ofType(id.type())
          .filter(ResourceKind::isVault)
          .map(it -> new OfVault(id));
    }
  }

  /**
   * Carry on with the approved plan of one ticket.
   *
   * @param id the ticket's id in its text form
   */
  record OfTicket(String id) implements Inspection {
    @Override
    public String toText() {
      return "v1 ticket " + id;
    }
  }

  /**
   * Carry on with one drill.
   *
   * @param id the drill's id in its text form
   */
  record OfDrill(String id) implements Inspection {
    @Override
    public String toText() {
      return "v1 drill " + id;
    }
  }

  /**
   * Tell people where one drill stands.
   *
   * @param id the drill's id in its text form
   */
  record OfDrillNews(String id) implements Inspection {
    @Override
    public String toText() {
      return "v1 news " + id;
    }
  }

  /**
   * See whether time has changed an alert, and send what waits of it.
   *
   * @param id the alert's id in its text form
   */
  record OfAlert(String id) implements Inspection {
    @Override
    public String toText() {
      return "v1 alert " + id;
    }
  }

  /** The text that {@link #parse} reads. */
  String toText();

  /** The inspection in a message, empty when the text is not one. */
  static Optional<Inspection> parse(String text) {
    String[] words = text.strip().split(" ", 3);
    if (words.length != 3 || !words[0].equals("v1")) {
      return Optional.empty();
    }
    return switch (words[1]) {
      case "resource" -> ResourceId.parse(words[2]).map(OfResource::new);
      case "written" -> OfResource.written(words[2]);
      case "subscription" ->
          words[2].matches("[A-Za-z0-9-]{1,64}")
              ? Optional.of(new OfSubscription(words[2]))
              : Optional.empty();
      case "vault" -> ResourceId.parse(words[2]).flatMap(OfVault::of);
      case "ticket" ->
          words[2].matches("[a-z0-9.-]{1,128}")
              ? Optional.of(new OfTicket(words[2]))
              : Optional.empty();
      case "drill" ->
          words[2].matches("[a-z0-9.-]{1,128}")
              ? Optional.of(new OfDrill(words[2]))
              : Optional.empty();
      case "news" ->
          words[2].matches("[a-z0-9.-]{1,128}")
              ? Optional.of(new OfDrillNews(words[2]))
              : Optional.empty();
      case "alert" ->
          words[2].matches("[a-z0-9.-]{1,160}")
              ? Optional.of(new OfAlert(words[2]))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
