package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scan --encryption-scopes}: Resource Graph does not list scopes, so they are asked for. */
class ScanScopesTest {
  private final GivenTenant tenant;

  ScanScopesTest(@TempDir Path directory) {
    tenant = new GivenTenant(directory);
    tenant
        .chain("encryption-scope")
        .chain("encryption-scope", "off", "\"state\": \"Enabled\"", "\"state\": \"Disabled\"");
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private static List<String> scopes(CommandRun run) {
    return run.json().items("resources").stream()
        .filter(it -> it.text("id").contains("/encryptionScopes/"))
        .map(it -> it.text("verdict"))
        .sorted()
        .toList();
  }

  @Test
  void judgesTheScopesOfAccountsUnderAKeyAsEvaluateDoes() {
    List<String> offline =
        scopes(CommandRun.reading(tenant.asFile(), "evaluate", "--format", "json", "-"));

    CommandRun live = ScanRun.against(tenant.azure, "--encryption-scopes", "--format", "json");

    assertThat(live.err()).isEmpty();
    assertThat(scopes(live)).isEqualTo(offline).containsExactly("compliant", "nonCompliant");
  }

  @Test
  void leavesThemOutUnlessAskedFor() {
    List<Body> listed = ScanRun.against(tenant.azure, "--format", "json").json().items("resources");

    assertThat(listed).hasSize(2);
    assertThat(listed).noneMatch(it -> it.text("id").contains("/encryptionScopes/"));
  }
}
