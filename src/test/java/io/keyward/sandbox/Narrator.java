package io.keyward.sandbox;

import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Body;
import io.keyward.inventory.Shown;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/** Tells on the console what was written, what was judged, which ticket opened, where to look. */
final class Narrator {
  private final PrintStream out;

  Narrator(PrintStream out) {
    this.out = out;
  }

  void step(String sentence) {
    out.println("  " + sentence);
  }

  void title(String sentence) {
    out.println();
    out.println(sentence);
  }

  void ready(Tenancy tenancy, Policy policy) {
    title("Keyward sandbox");
    step("Functions        " + tenancy.hostUrl());
    step("Simulated Azure  " + tenancy.azure().endpoint());
    step("Certificate      " + tenancy.azure().caFile());
    step(
        "Policy           "
            + String.join(" and ", policy.requireKey())
            + " data needs a customer-managed key; a fresh violation settles for "
            + policy.settlingWindow().toMinutes()
            + " minutes");
  }

  void judged(Tenancy tenancy, Policy policy) {
    Console console = new Console(tenancy);
    console.settle();
    title("Keyward judged each write within seconds");
    console.items("/api/resources?top=500").stream()
        .sorted(Comparator.comparing((Body item) -> item.text("verdict")))
        .forEach(this::verdict);
    title("The sandbox clock moves on by " + policy.settlingWindow().toMinutes() + " minutes");
    console.advance(policy.settlingWindow().plusSeconds(1).toString());
    List<Body> tickets = console.items("/api/tickets?state=awaitingApproval&top=500");
    title(tickets.size() + " tickets await approval");
    tickets.forEach(this::ticket);
  }

  private void verdict(Body resource) {
    out.printf(
        "  %-14s %-26s %s%n",
        resource.text("verdict"), Shown.text(resource.text("name")), Shown.text(reason(resource)));
  }

  /** What the first rule says that led to the verdict; where none did so alone, the first rule. */
  private static String reason(Body resource) {
    String deciding =
        switch (resource.text("verdict")) {
          case "nonCompliant" -> "violated";
          case "undetermined" -> "undetermined";
          default -> "";
        };
    List<Body> outcomes = resource.items("outcomes");
    return outcomes.stream()
        .filter(outcome -> outcome.text("outcome").equals(deciding))
        .findFirst()
        .or(() -> outcomes.stream().findFirst())
        .map(outcome -> outcome.text("message"))
        .orElse("");
  }

  private void ticket(Body ticket) {
    String subject = ticket.text("subject");
    out.printf(
        "  %-9s %-26s %s%n",
        ticket.text("severity"),
        Shown.text(subject.substring(subject.lastIndexOf('/') + 1)),
        ticket.text("id"));
  }

  void whereToLook(Tenancy tenancy) {
    String host = tenancy.hostUrl();
    title("Look around");
    step("Sign in     " + host + "/.auth/login/sandbox?user=ana&roles=Keyward.Reader");
    step("Console     " + host + "/console");
    step("Tickets     " + host + "/api/tickets");
    step("Resources   " + host + "/api/resources");
    step("Alerts      " + host + "/sandbox/alerts (what the demo's channels were sent)");
    step("Health      " + host + "/api/health");
    step("Move time   curl -X POST " + host + "/sandbox/clock -d '{\"advance\":\"PT1H\"}'");
    step("Use az      docs/sandbox.md has the commands");
    out.println();
    out.println("Ready. Stop with Ctrl+C.");
  }
}
