package fr.teleguichet.fleet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.RefusalStatusMapper;
import io.micronaut.http.annotation.Controller;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The house rules that a compiler does not know. */
@AnalyzeClasses(
    packages = DirectionTest.FLEET,
    importOptions = {ImportOption.DoNotIncludeTests.class, HandWritten.class})
final class ArchitectureTest {
  private static final String BOOT = DirectionTest.FLEET + ".boot..";
  private static final String TIME = DirectionTest.FLEET + ".platform.time..";
  private static final String DATABASE = DirectionTest.FLEET + ".platform.database..";
  private static final String LINK = DirectionTest.FLEET + ".mqtt.link..";

  private static final String AT_THE_DOOR_BY_NAME =
      "Controller|Api|ResponseAnnotations|Filter|Handler|PageRenderer|PipelineCustomizer|Streams";

  /** What reads a request, or makes an answer, for several controllers. */
  private static final Set<String> AT_THE_DOOR =
      Set.of(
          "CacheableResponse",
          "Caller",
          "CallerArgumentBinders",
          "CertificateDeviceCallerResolver",
          "CommandResultResponseFactory",
          "DdiAuthoriser",
          "DdiBodyCodec",
          "DdiRefusalException",
          "DeviceCallerResolver",
          "DeviceConnectionMonitor",
          "DevicePeer",
          "DeviceTlsContextBuilder",
          "DdiFeedbackHandler",
          "AuthenticatedKiosk",
          "MultipartByteRanges",
          "UnknownArtifactResponse",
          "UsageQueryParser",
          "RequestAuthenticator",
          "RequestPrincipalResolver",
          "RouteRuleResolver",
          "SessionCookies",
          "SignInCompletion",
          "PageViewerResolver");

  @ArchTest
  static final ArchRule onlyTheCompositionRootReadsTheMachine =
      noClasses()
          .that()
          .resideOutsideOfPackages(BOOT, TIME)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(SecureRandom.class);

  @ArchTest
  static final ArchRule mqttClientStaysInLink =
      noClasses()
          .that()
          .resideOutsideOfPackage(LINK)
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.hivemq.client..", "org.eclipse.paho.."));

  @ArchTest
  static final ArchRule connectionsAreMadeInDatabaseOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage(DATABASE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "com.zaxxer..", "org.flywaydb..", "org.mariadb..", "ch.vorburger.."));

  @ArchTest
  static final ArchRule plainSqlIsNotForWhatHasNoTables =
      noClasses()
          .that()
          .resideInAnyPackage(
              BOOT,
              TIME,
              LINK,
              DirectionTest.FLEET + ".mqtt.broker..",
              DirectionTest.FLEET + ".platform.datadir..",
              DirectionTest.FLEET + ".platform.log..",
              DirectionTest.FLEET + ".web.page..",
              DirectionTest.FLEET + ".platform.process..",
              DirectionTest.FLEET + ".platform.settings..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql.."));

  /** A service says why it refuses ({@code refusal}); what that is over HTTP is said elsewhere. */
  @ArchTest
  static final ArchRule onlyWhoStandsAtTheDoorKnowsHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages(BOOT, DirectionTest.FLEET + ".web..")
          .and(DescribedPredicate.not(standingAtTheDoor()))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.micronaut.http..")
                  .or(assignableTo(Problem.class))
                  .or(assignableTo(ProblemException.class))
                  .or(assignableTo(RefusalStatusMapper.class)));

  private static DescribedPredicate<JavaClass> standingAtTheDoor() {
    return DescribedPredicate.describe(
        "are named as what takes requests or makes answers",
        type -> {
          String name = type.getName().replaceFirst("\\$.*", "").replaceFirst(".*\\.", "");
          return AT_THE_DOOR.contains(name) || name.matches(".*(" + AT_THE_DOOR_BY_NAME + ")");
        });
  }

  @ArchTest
  static final ArchRule controllersAreNobodysBusiness =
      classes().that().areAnnotatedWith(Controller.class).should().bePackagePrivate();

  /** Those are for the log of a fault: nobody stores them, and nobody reads them back. */
  @ArchTest
  static final ArchRule namesOfClassesAreNobodysWords =
      noClasses()
          .that()
          .doNotHaveSimpleName("ShutdownSequence")
          .and()
          .doNotHaveSimpleName("DataFolderException")
          .should()
          .callMethod(Class.class, "getSimpleName");

  @ArchTest
  static final ArchRule noMutableStaticState = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Default)");

  @ArchTest static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest
  static final ArchRule noJavaUtilLogging =
      noClasses().should().dependOnClassesThat(resideInAPackage("java.util.logging.."));

  @ArchTest static final ArchRule nobodyPrints = noClasses().should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule everyPackageSaysWhatItIsAndIsNullMarked =
      classes().should(be(inAMarkedPackage()));

  private static DescribedPredicate<JavaClass> inAMarkedPackage() {
    return DescribedPredicate.describe(
        "in a package with @NullMarked @CheckReturnValue",
        type ->
            type.getPackage().isAnnotatedWith(NullMarked.class)
                && type.getPackage().isAnnotatedWith(CheckReturnValue.class));
  }
}
