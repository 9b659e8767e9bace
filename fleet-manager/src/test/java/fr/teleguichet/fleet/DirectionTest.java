package fr.teleguichet.fleet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** Who may know whom: {@code boot → features → web, access, mqtt, sparkplug → platform}. */
@AnalyzeClasses(
    packages = DirectionTest.FLEET,
    importOptions = {ImportOption.DoNotIncludeTests.class, HandWritten.class})
final class DirectionTest {
  static final String FLEET = "fr.teleguichet.fleet";

  private static final String HARDWARE = "fr.teleguichet.hardware..";

  @ArchTest
  static final ArchRule packagesDoNotFormCycles =
      slices().matching(FLEET + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobodyKnowsBoot =
      noClasses()
          .that()
          .resideOutsideOfPackage(FLEET + ".boot..")
          .should()
          .dependOnClassesThat(resideInAPackage(FLEET + ".boot.."));

  @ArchTest static final ArchRule timeKnowsNobody = knowsOnly("platform.time");
  @ArchTest static final ArchRule logKnowsNobody = knowsOnly("platform.log");
  @ArchTest static final ArchRule settingsKnowNobody = knowsOnly("platform.settings");
  @ArchTest static final ArchRule dataFolderKnowsNobody = knowsOnly("platform.datadir");

  @ArchTest
  static final ArchRule processesKnowFiles = knowsOnly("platform.process", "platform.datadir");

  @ArchTest static final ArchRule refusalsKnowNobody = knowsOnly("refusal");
  @ArchTest static final ArchRule platformKnowsNoFeature = knowsOnly("platform");

  @ArchTest
  static final ArchRule brokerKnowsWhatItStandsOn =
      knowsOnly("mqtt.broker", "platform", "audit", "hardware");

  private static ArchRule knowsOnly(String name, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(name), Arrays.stream(others))
            .map(known -> known.equals("hardware") ? HARDWARE : FLEET + "." + known + "..")
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(FLEET + "." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("fr.teleguichet..").or(resideInAnyPackage(allowed)));
  }
}
