package fr.teleguichet.edge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import fr.teleguichet.edge.loop.BlockingWait;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
    packages = "fr.teleguichet.edge",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final Set<String> WAITING = Set.of("get", "join", "resultNow");

  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("boot")
          .definedBy("fr.teleguichet.edge.boot..")
          .layer("hardware")
          .definedBy("fr.teleguichet.edge.hardware..")
          .layer("features")
          .definedBy(
              "fr.teleguichet.edge.appointment..",
              "fr.teleguichet.edge.call..",
              "fr.teleguichet.edge.erasure..",
              "fr.teleguichet.edge.remotecommand..",
              "fr.teleguichet.edge.header..",
              "fr.teleguichet.edge.health..",
              "fr.teleguichet.edge.help..",
              "fr.teleguichet.edge.notice..",
              "fr.teleguichet.edge.network..",
              "fr.teleguichet.edge.peripheral..",
              "fr.teleguichet.edge.precall..",
              "fr.teleguichet.edge.presence..",
              "fr.teleguichet.edge.repair..",
              "fr.teleguichet.edge.reset..",
              "fr.teleguichet.edge.screen..",
              "fr.teleguichet.edge.session..",
              "fr.teleguichet.edge.serve..",
              "fr.teleguichet.edge.service..",
              "fr.teleguichet.edge.speech..",
              "fr.teleguichet.edge.wire..",
              "fr.teleguichet.edge.workbench..",
              "fr.teleguichet.edge.update..")
          .layer("technician")
          .definedBy("fr.teleguichet.edge.technician..")
          .layer("updater")
          .definedBy("fr.teleguichet.edge.update.service..")
          .layer("enrolment")
          .definedBy("fr.teleguichet.edge.enrolment..")
          .layer("configuration")
          .definedBy("fr.teleguichet.edge.configuration..")
          .layer("link")
          .definedBy("fr.teleguichet.edge.link..")
          .layer("identity")
          .definedBy("fr.teleguichet.edge.identity..")
          .layer("journal")
          .definedBy("fr.teleguichet.edge.journal..")
          .layer("kiosk")
          .definedBy("fr.teleguichet.edge.kiosk..")
          .layer("json")
          .definedBy("fr.teleguichet.edge.json..")
          .layer("loop")
          .definedBy("fr.teleguichet.edge.loop..")
          .layer("text")
          .definedBy("fr.teleguichet.edge.text..")
          .whereLayer("boot")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("hardware")
          .mayOnlyBeAccessedByLayers("boot")
          .whereLayer("technician")
          .mayOnlyBeAccessedByLayers("boot")
          .whereLayer("updater")
          .mayOnlyBeAccessedByLayers("boot")
          .whereLayer("enrolment")
          .mayOnlyBeAccessedByLayers("boot", "technician", "updater")
          .whereLayer("features")
          .mayOnlyBeAccessedByLayers("boot", "hardware", "technician", "updater", "enrolment")
          .whereLayer("configuration")
          .mayOnlyBeAccessedByLayers(
              "boot", "hardware", "features", "technician", "updater", "enrolment")
          .whereLayer("link")
          .mayOnlyBeAccessedByLayers("boot", "technician", "enrolment")
          .whereLayer("identity")
          .mayOnlyBeAccessedByLayers("boot", "technician", "updater", "enrolment")
          .whereLayer("journal")
          .mayOnlyBeAccessedByLayers("boot", "link", "enrolment")
          .whereLayer("kiosk")
          .mayOnlyBeAccessedByLayers(
              "boot", "hardware", "features", "technician", "updater", "enrolment", "link")
          .whereLayer("json")
          .mayOnlyBeAccessedByLayers("features")
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers("boot", "features", "technician")
          .whereLayer("loop")
          .mayOnlyBeAccessedByLayers(
              "boot",
              "hardware",
              "features",
              "technician",
              "updater",
              "enrolment",
              "identity",
              "link",
              "journal",
              "kiosk");

  @ArchTest
  static final ArchRule featuresDoNotFormCycles =
      slices().matching("fr.teleguichet.edge.(**)").should().beFreeOfCycles();

  /** Pages show the session; the interview is built on it, and needs no page. */
  @ArchTest
  static final ArchRule theSessionKnowsNothingOfPages =
      classes()
          .that()
          .resideInAPackage("fr.teleguichet.edge.session..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "fr.teleguichet.edge.session..",
                  "fr.teleguichet.edge.kiosk..",
                  "fr.teleguichet.edge.loop..",
                  "fr.teleguichet.edge.presence..",
                  "fr.teleguichet.hardware.journal..",
                  "fr.teleguichet.hardware.text..",
                  "com.google.errorprone.annotations..",
                  "io.vertx.core",
                  "java..",
                  "org.jspecify.annotations..",
                  "org.slf4j.."));

  @ArchTest
  static final ArchRule onlyTheLinkSeesTheMqttClient = onlyIn("link", "org.eclipse.paho..");

  @ArchTest static final ArchRule onlyTheJournalSeesSqlite = onlyIn("journal", "org.sqlite..");

  @ArchTest static final ArchRule onlyOutsideJsonSeesTheParser = onlyIn("json", "com.fasterxml..");

  @ArchTest
  static final ArchRule onlyThePrinterSeesIpp = onlyIn("peripheral.print", "com.hp.jipp..");

  @ArchTest static final ArchRule nobodyTouchesCards = onlyIn("nowhere", "javax.smartcardio..");

  @ArchTest static final ArchRule onlyTheJournalSeesJdbc = onlyIn("journal", "java.sql..");

  @ArchTest static final ArchRule onlyTheWiresSeePi4j = onlyIn("wire", "com.pi4j..");

  @ArchTest static final ArchRule onlyTheWiresSeeSerialPorts = onlyIn("wire", "com.fazecast..");

  @ArchTest
  static final ArchRule onlyWhoAsksTheSystemsServicesSeesTheBus =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "fr.teleguichet.edge.bus..",
              "fr.teleguichet.edge.network.networkmanager..",
              "fr.teleguichet.edge.update.rauc..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.freedesktop.dbus.."));

  /** Lines of Pi4J's mock would look as if they worked. */
  @ArchTest static final ArchRule theMockIsForTests = onlyIn("nowhere", "com.pi4j.plugin.mock..");

  @ArchTest
  static final ArchRule onlyTheEstClientSeesBouncyCastle = onlyIn("nowhere", "org.bouncycastle..");

  @ArchTest
  static final ArchRule onlyTheScreenDrawsQrCodes = onlyIn("screen", "com.google.zxing..");

  @ArchTest static final ArchRule onlyBootSeesTheCommandLine = onlyIn("boot", "picocli..");

  @ArchTest
  static final ArchRule onlyTheConfigurationReadsYaml = onlyIn("configuration", "org.snakeyaml..");

  @ArchTest
  static final ArchRule onlyWhatIsMarkedWaits =
      noClasses()
          .that()
          .areNotAnnotatedWith(BlockingWait.class)
          .should()
          .callMethodWhere(
              describe(
                  "it waits for a future",
                  call ->
                      waits(Future.class, call, WAITING)
                          || waits(CountDownLatch.class, call, Set.of("await"))
                          || waits(io.vertx.core.Future.class, call, Set.of("await"))
                          || waits(IMqttToken.class, call, Set.of("waitForCompletion"))));

  @ArchTest
  static final ArchRule onlyBootReadsTheMachinesClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("fr.teleguichet.edge.boot..")
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
          .callConstructor(Random.class);

  @ArchTest
  static final ArchRule noMutableStaticState = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

  @ArchTest static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
  @ArchTest static final ArchRule noJul = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule onlyTheLogSeesStandardStreams =
      noClasses()
          .that()
          .resideOutsideOfPackage("fr.teleguichet.edge.log")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule everyPackageIsNullMarkedAndUsesItsResults =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith(NullMarked.class)
          .andShould()
          .beAnnotatedWith(CheckReturnValue.class);

  private static ArchRule onlyIn(String feature, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("fr.teleguichet.edge." + feature + "..")
        .should()
        .dependOnClassesThat(resideInAPackage(library));
  }

  private static boolean waits(Class<?> type, JavaCall<?> call, Set<String> names) {
    return names.contains(call.getName()) && assignableTo(type).test(call.getTargetOwner());
  }
}
