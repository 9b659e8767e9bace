package fr.teleguichet.hardware;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.net.URI;

/** What must hold for every class of the module; code that protoc makes is left to protoc. */
@AnalyzeClasses(
    packages = "fr.teleguichet.hardware",
    importOptions = {ImportOption.DoNotIncludeTests.class, HandWritten.class})
final class ArchitectureTest {

  /** Every program stands on this module, so it must not drag anything along. */
  @ArchTest
  static final ArchRule theModuleStandsOnTheJdkAndOnParsersOnly =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "org.jspecify.annotations..",
                  "com.google.errorprone.annotations..",
                  "com.google.protobuf..",
                  "com.fasterxml.jackson.core..",
                  "org.snakeyaml.engine..",
                  "fr.teleguichet.hardware.."));

  @ArchTest
  static final ArchRule parsersStayBehindOnePackageEach =
      noClasses()
          .that()
          .resideOutsideOfPackage("fr.teleguichet.hardware.yaml..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.snakeyaml.engine.."));

  @ArchTest
  static final ArchRule theWireFormatStaysInTheProtocol =
      noClasses()
          .that()
          .resideOutsideOfPackage("fr.teleguichet.hardware.protocol..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "com.google.protobuf..", "fr.teleguichet.hardware.protocol.wire.."));

  /**
   * What a kiosk is can be known without a file, a socket or a process; a URI is but a name, and an
   * address but a number.
   */
  @ArchTest
  static final ArchRule onlyMainClassesTouchFilesAndNetwork =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
                  .and(not(type(URI.class)))
                  .and(not(assignableTo(InetAddress.class))))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.(File|File(Input|Output)Stream|FileReader|FileWriter"
                  + "|FileDescriptor|RandomAccessFile|Console)")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.(Process|ProcessBuilder|ProcessHandle|Runtime|Thread)");

  @ArchTest
  static final ArchRule nobodyIsAskedForAnAddress =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(assignableTo(InetAddress.class)))
                  .and(
                      target(
                          nameMatching(
                              "getByName|getAllByName|getLocalHost|getHostName"
                                  + "|getCanonicalHostName|isReachable"))));

  @ArchTest
  static final ArchRule timeAndChanceComeFromOutside =
      noClasses().that().haveSimpleNameNotEndingWith("Main").should(Outside.READ_CLOCK_OR_CHANCE);

  @ArchTest
  static final ArchRule nothingStaticChanges =
      fields().that().areStatic().should().beFinal().andShould(Outside.NOT_BE_A_MUTABLE_CONTAINER);

  @ArchTest
  static final ArchRule nothingMutableIsMadeForAStaticField =
      noClasses().should(Outside.MAKE_A_MUTABLE_CONTAINER_WHEN_LOADED);

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
          .orShould()
          .haveSimpleNameStartingWith("Default")
          .orShould()
          .haveSimpleNameStartingWith("Abstract");

  @ArchTest
  static final ArchRule everyPackageIsNullMarkedAndItsResultsAreUsed =
      classes().should(Outside.LIE_IN_A_MARKED_PACKAGE);

  @ArchTest
  static final ArchRule nobodyLogsByJavaUtilLogging =
      noClasses().should().dependOnClassesThat(resideInAnyPackage("java.util.logging.."));

  @ArchTest
  static final ArchRule onlyMainClassesPrint =
      noClasses().that().haveSimpleNameNotEndingWith("Main").should(ACCESS_STANDARD_STREAMS);
}
