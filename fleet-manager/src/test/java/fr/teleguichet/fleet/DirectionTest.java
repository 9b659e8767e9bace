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

/** Who may know whom: {@code boot → features → database, broker → process, port → folder}. */
@AnalyzeClasses(
    packages = DirectionTest.FLEET,
    importOptions = {ImportOption.DoNotIncludeTests.class, HandWritten.class})
final class DirectionTest {
  static final String FLEET = "fr.teleguichet.fleet";

  private static final String HARDWARE = "fr.teleguichet.hardware..";

  @ArchTest
  static final ArchRule packagesDoNotFormCycles =
      slices().matching(FLEET + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobodyKnowsBoot =
      noClasses()
          .that()
          .resideOutsideOfPackage(FLEET + ".boot..")
          .should()
          .dependOnClassesThat(resideInAPackage(FLEET + ".boot.."));

  @ArchTest static final ArchRule timeKnowsNobody = knowsOnly("time");
  @ArchTest static final ArchRule logKnowsNobody = knowsOnly("log");
  @ArchTest static final ArchRule settingsKnowNobody = knowsOnly("settings");
  @ArchTest static final ArchRule folderKnowsNobody = knowsOnly("folder");
  @ArchTest static final ArchRule processKnowsNobody = knowsOnly("process");
  @ArchTest static final ArchRule portKnowsFiles = knowsOnly("port", "folder");

  @ArchTest
  static final ArchRule databaseKnowsWhatItStandsOn =
      knowsOnly("database", "settings", "folder", "port", "process");

  @ArchTest
  static final ArchRule brokerKnowsWhatItStandsOn =
      knowsOnly("broker", "settings", "folder", "port", "process", "audit", "hardware");

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
