package io.keyward.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.keyward");

  /** A floor, so that a scan that sees nothing cannot pass; raise it as the house grows. */
  private static final int FLOOR = 110;

  @Test
  void theScanSeesTheHouse() {
    assertThat(MAIN.stream().filter(JavaClass::isTopLevelClass).count()).isGreaterThan(FLOOR);
  }

  /** Each row: a package, what of Keyward it may know, what libraries it may use. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json       |                                              | com.fasterxml.jackson
          inventory  |                                              |
          compliance | inventory                                    | org.snakeyaml
          rotation   | inventory compliance                         |
          remediation | inventory compliance json                   |
          ticket     | inventory compliance remediation             |
          drill      | inventory remediation ticket                 |
          alert      | compliance                                   |
          kpi        | inventory compliance rotation ticket         |
          workflow   | inventory compliance rotation remediation ticket drill alert kpi | org.slf4j
          report     | inventory compliance kpi json                | javax.xml.stream
          console    | inventory compliance remediation ticket drill alert kpi workflow json | gg.jte
          functions  | inventory compliance remediation ticket drill alert kpi workflow report console json | org.slf4j com.microsoft.azure.functions
          azure      | inventory compliance rotation remediation ticket drill alert kpi json | org.slf4j com.azure reactor javax.crypto io.opentelemetry
          cli        | inventory compliance alert kpi workflow report json             | picocli
          """)
  void packageKnowsOnly(String name, String knows, String libraries) {
    classes()
        .that()
        .resideInAPackage("io.keyward." + name + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed(name, words(knows), words(libraries)))
        .check(MAIN);
  }

  private static String[] allowed(String name, List<String> knows, List<String> libraries) {
    List<String> allowed = new ArrayList<>(List.of("java..", "javax.net.ssl..", "org.jspecify.."));
    allowed.add("io.keyward." + name + "..");
    knows.forEach(other -> allowed.add("io.keyward." + other + ".."));
    libraries.forEach(library -> allowed.add(library + ".."));
    return allowed.toArray(new String[0]);
  }

  private static List<String> words(String text) {
    return text == null ? List.of() : Arrays.asList(text.strip().split(" "));
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("io.keyward.(*)..").should().beFreeOfCycles().check(MAIN);
    slices().matching("io.keyward.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void azureSdkStaysOutsideTheDomain() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.keyward.azure..", "io.keyward.bootstrap..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.azure..")
        .check(MAIN);
  }

  @Test
  void environmentIsReadInSettingsAlone() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.keyward.bootstrap.Settings")
        .and()
        .doNotHaveFullyQualifiedName("io.keyward.bootstrap.KeywardCli")
        .should()
        .callMethodWhere(target(name("getenv")).and(target(owner(name("java.lang.System")))))
        .check(MAIN);
  }

  @Test
  void timeIsGivenAndNeverTaken() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.keyward.bootstrap..")
        .should()
        .callMethodWhere(
            target(name("now"))
                .and(target(owner(resideInAPackage("java.time.."))))
                .and(target(rawParameterTypes(List.of()))))
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(MAIN);
  }

  @Test
  void nothingIsNamedForItsMechanics() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|Base)")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(MAIN);
  }

  @Test
  void noFieldIsStaticAndChangeable() {
    fields().that().areStatic().and().areNotPrivate().should().beFinal().check(MAIN);
    fields().that().areStatic().should().beFinal().check(MAIN);
  }

  @Test
  void noMethodThrowsWithoutAName() {
    methods()
        .should()
        .notDeclareThrowableOfType(Exception.class)
        .andShould()
        .notDeclareThrowableOfType(Throwable.class)
        .check(MAIN);
  }

  @Test
  void standardStreamsAreTheCommandLinesAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.keyward.bootstrap..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(MAIN);
  }

  @Test
  void pathsAreWhatTheUserNamed() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.keyward.cli.option.Input")
        .and()
        .doNotHaveFullyQualifiedName("io.keyward.cli.option.FileUri")
        .and()
        .doNotHaveFullyQualifiedName("io.keyward.bootstrap.AddedTrust")
        .and()
        .doNotHaveFullyQualifiedName("io.keyward.bootstrap.Settings")
        .should()
        .callMethodWhere(
            target(nameMatching("of|get|resolve|resolveSibling"))
                .and(target(owner(name("java.nio.file.Path").or(name("java.nio.file.Paths"))))))
        .orShould()
        .callConstructorWhere(target(owner(name("java.io.File"))))
        .check(MAIN);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes().should(resideInANullMarkedPackage()).check(MAIN);
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package that is null-marked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in a package"));
      }
    };
  }

  /** Each row: packages within a capability, and who else may use them; nobody else does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compliance.rule..        | rotation
          compliance.rule.vault..  |
          inventory.given..        | cli
          inventory.parse..        | azure cli functions report
          remediation.code..       |
          remediation.fix..        |
          remediation.migration..  |
          remediation.planner..    | workflow
          remediation.step..       | workflow
          workflow.chain..         |
          functions.api..          | bootstrap
          functions.http..         | bootstrap
          report.html..            | cli
          report.ocsf..            | cli
          report.sarif..           | cli
          azure..                  | bootstrap
          cli.option..             | bootstrap
          cli.plan..               |
          cli.template..           |
          """)
  void innerPackageIsSeenBy(String name, String others) {
    List<String> seeing = new ArrayList<>(words(others));
    seeing.add(name.substring(0, name.indexOf('.')));
    noClasses()
        .that()
        .resideOutsideOfPackages(
            seeing.stream().map(it -> "io.keyward." + it + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.keyward." + name)
        .check(MAIN);
  }

  @Test
  void noPackageHasMoreThanTwentyTypes() {
    Map<String, Long> sizes =
        types().collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

    assertThat(sizes.values()).hasSizeGreaterThan(50).allMatch(size -> size <= 20);
  }

  @Test
  void mostTypesAreForTheirCapabilityAlone() {
    Map<Boolean, Long> types =
        types().collect(Collectors.partitioningBy(this::isUsedElsewhere, Collectors.counting()));

    assertThat(types.get(true)).isLessThan(types.get(false));
  }

  /** Without what is generated from templates. */
  private static Stream<JavaClass> types() {
    return MAIN.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .filter(type -> !type.getSimpleName().startsWith("Jte"));
  }

  /** The wiring sees everything, and does not count. */
  private boolean isUsedElsewhere(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .map(it -> capability(it.getOriginClass()))
        .anyMatch(it -> !it.equals(capability(type)) && !it.equals("bootstrap"));
  }

  private static String capability(JavaClass type) {
    return type.getPackageName().split("\\.")[2];
  }
}
