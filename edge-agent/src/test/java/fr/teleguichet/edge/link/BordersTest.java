package fr.teleguichet.edge.link;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import fr.teleguichet.edge.loop.VertxLoop;

/** Who may know of whom around link and journal. */
@AnalyzeClasses(
    packages = "fr.teleguichet.edge",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class BordersTest {

  @ArchTest
  static final ArchRule onlyTheLinkSeesTheMqttClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("fr.teleguichet.edge.link")
          .should()
          .dependOnClassesThat(resideInAPackage("org.eclipse.paho.."));

  @ArchTest
  static final ArchRule inTheLinkOnlyThePahoClassesSeeIt =
      noClasses()
          .that()
          .resideInAPackage("fr.teleguichet.edge.link")
          .and()
          .haveNameNotMatching(".*\\.(Paho|MqttTransport|TcpSocketTransport|WebSocketTransport).*")
          .should()
          .dependOnClassesThat(resideInAPackage("org.eclipse.paho.."));

  @ArchTest
  static final ArchRule onlyTheJournalSeesTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage("fr.teleguichet.edge.journal")
          .should()
          .dependOnClassesThat(resideInAPackage("org.sqlite.."))
          .orShould()
          .dependOnClassesThat(resideInAPackage("java.sql.."));

  @ArchTest
  static final ArchRule theJournalKnowsNothingOfTheLink =
      noClasses()
          .that()
          .resideInAPackage("fr.teleguichet.edge.journal")
          .should()
          .dependOnClassesThat(resideInAPackage("fr.teleguichet.edge.link"));

  @ArchTest
  static final ArchRule linkAndJournalSeeTheLoopAndNotVertxItself =
      noClasses()
          .that()
          .resideInAnyPackage("fr.teleguichet.edge.link", "fr.teleguichet.edge.journal")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(VertxLoop.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(io.vertx.core.Vertx.class);
}
