package io.keyward.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials names what is in the package, and nothing of the tests. */
final class BillOfMaterialsIT {
  private static final Path BILL = Path.of("target", "keyward.cdx.json");
  private static final Path LIBRARIES = Path.of("target", "azure-functions", "keyward", "lib");

  /** Compiled against, and brought by the platform or by nobody. */
  private static final Set<String> NOT_PACKED =
      Set.of(
          "azure-functions-java-core-library-1.3.0.jar",
          "azure-functions-java-spi-1.1.0.jar",
          "jspecify-1.0.0.jar");

  @Test
  void everyLibraryOfThePackageIsInTheBillAndNoOther() throws Exception {
    List<String> packed = packed();

    Set<String> named = components().map(BillOfMaterialsIT::jar).collect(Collectors.toSet());

    assertThat(packed).hasSizeGreaterThan(20).isSubsetOf(named);
    named.removeAll(packed);
    named.removeAll(NOT_PACKED);
    assertThat(named).containsExactly("chart.js-4.5.1.jar");
  }

  @Test
  void nothingOfTheTestsIsInTheBill() throws Exception {
    Set<String> ofTests =
        Pom.read().dependencies().stream()
            .filter(it -> !it.isDeployed())
            .map(it -> it.group() + ":" + it.artifact())
            .collect(Collectors.toSet());

    assertThat(ofTests).hasSizeGreaterThan(10);
    assertThat(components().map(it -> it.text("group") + ":" + it.text("name")))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(ofTests);
  }

  @Test
  void everyPartHasItsDigestItsAddressAndItsLicence() throws Exception {
    assertThat(components())
        .allSatisfy(
            it -> {
              assertThat(it.items("hashes")).isNotEmpty();
              assertThat(it.text("purl")).startsWith("pkg:maven/");
              assertThat(it.items("licenses")).isNotEmpty();
            });
  }

  @Test
  void everyLicenceAllowsDelivery() throws Exception {
    Set<String> allowing = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause");

    assertThat(components())
        .allSatisfy(
            it ->
                assertThat(it.items("licenses"))
                    .as(it.text("name"))
                    .extracting(licence -> licence.text("license", "id"))
                    .containsAnyElementsOf(allowing));
  }

  private static Stream<Body> components() throws IOException, BadJson {
    assertThat(BILL)
        .as("The CycloneDX plugin writes it in the phase package, but not with mvn --offline.")
        .exists();
    Body bill = Body.of(JsonText.parseStrictly(Files.readString(BILL)));
    assertThat(bill.text("bomFormat")).isEqualTo("CycloneDX");
    return bill.items("components").stream();
  }

  private static String jar(Body component) {
    return component.text("name") + "-" + component.text("version") + ".jar";
  }

  private static List<String> packed() throws IOException {
    try (Stream<Path> files = Files.list(LIBRARIES)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }
}
