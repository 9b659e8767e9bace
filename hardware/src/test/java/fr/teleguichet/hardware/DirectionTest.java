package fr.teleguichet.hardware;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which folder may know which. */
@AnalyzeClasses(
    packages = "fr.teleguichet.hardware",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class DirectionTest {

  @ArchTest
  static final ArchRule foldersFormNoCycle =
      slices().matching("fr.teleguichet.hardware.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("text")
          .definedBy("fr.teleguichet.hardware.text..")
          .layer("yaml")
          .definedBy("fr.teleguichet.hardware.yaml..")
          .layer("wiring")
          .definedBy("fr.teleguichet.hardware.wiring..")
          .layer("parts")
          .definedBy("fr.teleguichet.hardware.parts..")
          .layer("board")
          .definedBy("fr.teleguichet.hardware.board..")
          .layer("device")
          .definedBy("fr.teleguichet.hardware.device..")
          .layer("journal")
          .definedBy("fr.teleguichet.hardware.journal..")
          .layer("protocol")
          .definedBy("fr.teleguichet.hardware.protocol..")
          .layer("access")
          .definedBy("fr.teleguichet.hardware.access..")
          .layer("identity")
          .definedBy("fr.teleguichet.hardware.identity..")
          .layer("serve")
          .definedBy("fr.teleguichet.hardware.serve..")
          .layer("service")
          .definedBy("fr.teleguichet.hardware.service..")
          .layer("notice")
          .definedBy("fr.teleguichet.hardware.notice..")
          .layer("json")
          .definedBy("fr.teleguichet.hardware.json..")
          .whereLayer("notice")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("json")
          .mayOnlyBeAccessedByLayers("service", "notice")
          .whereLayer("service")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("serve")
          .mayOnlyBeAccessedByLayers("service")
          .whereLayer("board")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("wiring")
          .mayOnlyBeAccessedByLayers("board")
          .whereLayer("parts")
          .mayOnlyBeAccessedByLayers("board")
          .whereLayer("yaml")
          .mayOnlyBeAccessedByLayers("board")
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers(
              "access", "board", "wiring", "parts", "yaml", "device", "journal", "serve", "service",
              "notice")
          .whereLayer("access")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("identity")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("journal")
          .mayOnlyBeAccessedByLayers("serve", "service")
          .whereLayer("device")
          .mayOnlyBeAccessedByLayers("board", "journal", "identity")
          .whereLayer("protocol")
          .mayOnlyBeAccessedByLayers("device", "journal");
}
