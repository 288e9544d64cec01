package io.keyward.alert;

import io.keyward.compliance.Severity;
import java.util.List;

/**
 * Something that is so now, and of which people must hear.
 *
 * @param rule the rule's id, or the family's name where no rule says it
 * @param tier how near or how far it is, "" where there are no tiers
 * @param sentence one sentence for a person
 * @param members how many equal things it stands for
 * @param channels the names of the channels that it goes to
 */
public record Signal(
    AlertKey key,
    String rule,
    Severity severity,
    String tier,
    String sentence,
    Radius radius,
    int members,
    List<String> channels) {

  /** Copies the list. */
  public Signal {
    channels = List.copyOf(channels);
  }
}
