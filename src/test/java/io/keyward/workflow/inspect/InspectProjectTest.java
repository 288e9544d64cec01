package io.keyward.workflow.inspect;

import static io.keyward.testing.Bodies.withKey;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Verdict;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Bodies;
import io.keyward.testing.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies under an account is judged by way of it. */
final class InspectProjectTest {
  private final Inspecting inspecting = new Inspecting();
  private final World world = inspecting.world;
  private final ResourceId openai = inspecting.openai;

  @AfterEach
  void close() {
    inspecting.close();
  }

  @Test
  void childsEventLeadsToTheAccount() {
    world.azure.put(withoutKey(openai));

    inspecting.written(ResourceId.of(openai + "/deployments/gpt"));

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @Test
  void projectCarriesItsAccountsVerdictAndHasNoTicketOfItsOwn() {
    ResourceId project = ResourceId.of(openai + "/projects/p");
    world.azure.put(withoutKey(openai));
    world.azure.put(Map.of("id", project.toString(), "type", project.type(), "name", "p"));

    inspecting.written(project);

    assertThat(inspecting.verdict(project)).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(world.tickets(project)).isEmpty();
  }

  @Test
  void projectThatIsClassifiedMoreStrictlyHasATicketOfItsOwn() {
    ResourceId project = ResourceId.of(openai + "/projects/p");
    world.azure.put(Bodies.tagged(withoutKey(openai), "Public"));
    world.azure.put(
        Bodies.tagged(
            Map.of("id", project.toString(), "type", project.type(), "name", "p"), "Confidential"));

    inspecting.written(project);

    assertThat(world.states(project)).containsExactly("settling");
    assertThat(world.tickets(openai)).isEmpty();
  }

  @Test
  void projectFollowsItsAccountWithoutAnEventOfItsOwn() {
    ResourceId project = ResourceId.of(openai + "/projects/p");
    world.azure.put(Bodies.ofKind(withoutKey(openai), "AIServices"));
    world.azure.put(
        Map.of("id", project.toString(), "type", project.type(), "properties", Map.of()));
    inspecting.written(openai);
    inspecting.written(project);
    world.azure.put(Bodies.ofKind(withKey(openai), "AIServices"));

    inspecting.written(openai);
    world.pass(Duration.ZERO);

    assertThat(inspecting.verdict(project)).isEqualTo(Verdict.COMPLIANT);
  }
}
