package io.keyward.ticket;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a ticket: {@code SUBSCRIPTION.SUBJECT.NUMBER}, so that it is found without an index.
 *
 * @param partition the subscription's id in lower case
 * @param subject a digest of the subject's id
 * @param number the first ticket of a subject is 1
 */
public record TicketId(String partition, String subject, int number) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9-]{1,64})\\.([0-9a-f]{32})\\.([1-9][0-9]{0,5})");

  /** The id in a text, empty when it is none. */
  public static Optional<TicketId> parse(String text) {
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(
            new TicketId(match.group(1), match.group(2), Integer.parseInt(match.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return partition + "." + subject + "." + number;
  }
}
