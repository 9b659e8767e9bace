package fr.teleguichet.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
    packages = "fr.teleguichet.simulator",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("provider")
          .definedBy("fr.teleguichet.simulator")
          .layer("workbench")
          .definedBy("fr.teleguichet.simulator.workbench..")
          .layer("scenario")
          .definedBy("fr.teleguichet.simulator.scenario..")
          .whereLayer("provider")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("workbench")
          .mayOnlyBeAccessedByLayers("provider")
          .whereLayer("scenario")
          .mayOnlyBeAccessedByLayers("provider", "workbench");

  /** What is simulated ends at the hardware: the agent above it must not know. */
  @ArchTest
  static final ArchRule theAgentItselfIsNotTouched =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("fr.teleguichet.edge.boot..")
                  .or(resideInAPackage("fr.teleguichet.edge.enrolment.."))
                  .or(resideInAPackage("fr.teleguichet.edge.identity.."))
                  .or(resideInAPackage("fr.teleguichet.edge.journal.."))
                  .or(resideInAPackage("fr.teleguichet.edge.link..")));

  @ArchTest
  static final ArchRule onlyScenariosReadYaml =
      noClasses()
          .that()
          .resideOutsideOfPackage("fr.teleguichet.simulator.scenario..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.snakeyaml.."));

  @ArchTest
  static final ArchRule nobodyReadsTheMachinesClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule noMutableStaticState = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule everyPackageIsNullMarkedAndUsesItsResults =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith(NullMarked.class)
          .andShould()
          .beAnnotatedWith(CheckReturnValue.class);
}
