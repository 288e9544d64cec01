package io.keyward.testing;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.inventory.ResourceId;
import io.keyward.remediation.Change;
import io.keyward.remediation.CodePatch;
import io.keyward.remediation.Difference;
import io.keyward.remediation.Expected;
import io.keyward.remediation.Goal;
import io.keyward.remediation.LeftOpen;
import io.keyward.remediation.Migration;
import io.keyward.remediation.Plan;
import io.keyward.remediation.Plane;
import io.keyward.remediation.Step;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Remedy;
import io.keyward.ticket.Slot;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans by hand, and tickets that carry them, for what shows and decides. */
public final class Plans {
  private static final String SCOPE = "/subscriptions/00000000-0000-0000-0000-000000000001";

  private Plans() {}

  /** A resource of the test's subscription. */
  public static ResourceId account(String name) {
    return ResourceId.of(
        SCOPE + "/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/" + name);
  }

  /** A plan that can be applied; every text in it ends with this one. */
  public static Plan inPlace(ResourceId subject, String text) {
    return new Plan(
        Plan.Kind.IN_PLACE,
        "hash-of-" + subject.name(),
        "",
        List.of(grant(subject, text), encrypt(subject, text)),
        List.of(new LeftOpen("cmk-dependants", "Its storage is another team's." + text)),
        List.of(subject + "/projects/chat", SCOPE + "/blast" + text),
        Migration.none(),
        List.of(new CodePatch("bicep", "encryption: { keySource: 'Microsoft.KeyVault' }" + text)));
  }

  /** A plan that people carry out. */
  public static Plan migration(ResourceId subject, String text) {
    return new Plan(
        Plan.Kind.MIGRATION,
        "migration-of-" + subject.name(),
        "Its key can be chosen at creation alone." + text,
        List.of(),
        List.of(),
        List.of(),
        new Migration(
            List.of(
                new Migration.Task("create", "Create the replacement with its key." + text),
                new Migration.Task("move", "Move the data." + text)),
            List.of("3 deployments" + text),
            "resource replacement 'Microsoft.CognitiveServices/accounts@2025-06-01' = {}" + text,
            "az cognitiveservices account create" + text,
            List.of("Both cost until the old one is gone." + text)),
        List.of());
  }

  private static Step grant(ResourceId subject, String text) {
    String url = SCOPE + "/grant" + text;
    return new Step(
        "grant",
        "Let its identity use the key." + text,
        List.of("cmk-identity-sufficient"),
        Change.arm(Change.Verb.PUT, url, Map.of("properties", Map.of("role", "user" + text))),
        new Goal.Gone(Plane.ARM, url),
        List.of(new Difference("role of " + subject.name(), "", "Crypto User" + text)),
        new Step.Undo.Harmless("it is needed in any case" + text),
        new Step.Timing(Duration.ofSeconds(30), Duration.ofMinutes(10)),
        Map.of());
  }

  private static Step encrypt(ResourceId subject, String text) {
    String url = subject + "?api-version=2025-06-01";
    return new Step(
        "encrypt",
        "Encrypt it with the customer's key." + text,
        List.of("cmk-required"),
        Change.arm(
            Change.Verb.PATCH,
            url,
            Map.of("properties", Map.of("encryption", Map.of("keySource", "Microsoft.KeyVault")))),
        new Goal.Holds(
            Plane.ARM,
            url,
            List.of(Expected.equal("properties.encryption.keySource", "Microsoft.KeyVault"))),
        List.of(
            new Difference(
                "properties.encryption.keySource", "Microsoft.CognitiveServices", "x" + text)),
        new Step.Undo.Impossible("Azure cannot turn a customer's key off again." + text),
        Step.Timing.of(Duration.ofMinutes(5)),
        Map.of());
  }

  /** A finding; every text in it ends with this one. */
  public static Finding finding(String text) {
    return new Finding(
        "cmk-required",
        Severity.HIGH,
        "It is encrypted with Microsoft's key." + text,
        "keySource is Microsoft.CognitiveServices" + text,
        "keySource is Microsoft.KeyVault" + text,
        List.of(new Evidence("encryption is missing" + text, "ARM" + text, "2026-11-21" + text)));
  }

  /** Opens a ticket at once. */
  public static Ticket open(
      TicketStore store, ResourceId subject, TicketEvent.FoundViolations found, Instant now) {
    Slot slot = store.slot(subject);
    Lifecycle lifecycle = new Lifecycle(Duration.ZERO, Period.ofDays(7));
    Next.Moved moved = (Next.Moved) lifecycle.first(slot, found, now);
    try {
      store.save(slot, moved);
    } catch (TicketConflict e) {
      throw new AssertionError(e);
    }
    return moved.ticket();
  }

  /** A violation with this plan, written by these. */
  public static TicketEvent.FoundViolations found(
      Plan plan, int needed, String text, String... authors) {
    return new TicketEvent.FoundViolations(
        Severity.HIGH, List.of(finding(text)), Set.of(authors), Remedy.of(plan, needed));
  }
}
