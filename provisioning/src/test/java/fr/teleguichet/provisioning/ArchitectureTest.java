package fr.teleguichet.provisioning;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
    packages = "fr.teleguichet.provisioning",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String BASE = "fr.teleguichet.provisioning.";

  /** What a technician does: none of these knows another, except through what all may know. */
  private static final String[] FEATURES = {
    BASE + "flash..",
    BASE + "prepare..",
    BASE + "enrol..",
    BASE + "inspect..",
    BASE + "label..",
    BASE + "accept.."
  };

  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy(BASE + "cli..")
          .layer("features")
          .definedBy(FEATURES)
          .layer("doors")
          .definedBy(BASE + "card..", BASE + "fleet..", BASE + "tls..", BASE + "unit..")
          .layer("process")
          .definedBy(BASE + "process..")
          .layer("trouble")
          .definedBy(BASE + "trouble..")
          .layer("text")
          .definedBy(BASE + "text..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("features")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("doors")
          .mayOnlyBeAccessedByLayers("cli", "features")
          .whereLayer("process")
          .mayOnlyBeAccessedByLayers("cli", "features", "doors")
          .whereLayer("trouble")
          .mayOnlyBeAccessedByLayers("cli", "features", "doors", "process");

  @ArchTest
  static final ArchRule featuresDoNotFormCycles =
      slices().matching(BASE + "(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule onlyTheCliSeesTheCommandLine = onlyIn("cli", "picocli..");

  @ArchTest
  static final ArchRule onlyLabelsSeePdf =
      onlyIn("label", "org.apache.pdfbox..", "com.google.zxing..");

  @ArchTest static final ArchRule onlyEnrolmentSpeaksEst = onlyIn("enrol", "fr.teleguichet.est..");

  @ArchTest static final ArchRule onlyAcceptanceSigns = onlyIn("accept", "com.nimbusds..");

  @ArchTest
  static final ArchRule onlyTheCliReadsTheMachinesClock =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "cli..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callConstructor(Random.class);

  @ArchTest
  static final ArchRule noMutableStaticState = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

  @ArchTest static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
  @ArchTest static final ArchRule noJul = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
  @ArchTest static final ArchRule noStandardStreams = noClasses().should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule everyPackageIsNullMarkedAndUsesItsResults =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith(NullMarked.class)
          .andShould()
          .beAnnotatedWith(CheckReturnValue.class);

  private static ArchRule onlyIn(String feature, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(BASE + feature + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(libraries[0]).or(resideInAPackage(libraries[libraries.length - 1])));
  }
}
