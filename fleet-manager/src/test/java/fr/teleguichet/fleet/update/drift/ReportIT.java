package fr.teleguichet.fleet.update.drift;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.action.UpdateClientAttributeRepository;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The newest word of a kiosk says what it runs. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ReportIT {

  private TestPages.Running pages;
  private Forms browser;

  @BeforeEach
  void samples(TestPages.Running running) {
    pages = running;
    EightKiosks.on(pages);
    UpdateSamples.Ids _ = UpdateSamples.on(pages);
    browser = new Forms(pages, TestPeople.coordinator(pages.context()));
  }

  private void says(String kiosk, String part, String version) {
    assertThat(
            pages
                .context()
                .getBean(UpdateClientAttributeRepository.class)
                .describes(
                    new TargetId(kiosk),
                    KioskAttributeRepository.Mode.MERGE,
                    Map.of("version-" + part, version)))
        .isTrue();
  }

  private String runs(String kiosk) {
    return pages
        .context()
        .getBean(VersionDriftReader.class)
        .of(new TargetId(kiosk))
        .flatMap(VersionDriftViewModel.Group::version)
        .map(ComparableDistribution::label)
        .orElse("unknown");
  }

  private String row(String kiosk) {
    return browser
        .get("/updates.csv")
        .body()
        .lines()
        .filter(line -> line.startsWith("\"" + kiosk + "\""))
        .findFirst()
        .orElse("");
  }

  @Test
  void aKioskThatGotNoUpdateFromHereIsKnownByWhatItSays() {
    assertThat(runs("borne-cajarc")).isEqualTo("kiosk-os 2.5.0-rc1");

    says("borne-cajarc", "os", "2.3.1");

    assertThat(runs("borne-cajarc")).isEqualTo("kiosk-os 2.3.1");
    assertThat(row("borne-cajarc")).contains("\"kiosk-os 2.3.1\",\"20").contains("\"os=2.3.1\"");
    assertThat(browser.get("/kiosks/borne-cajarc/updates").body())
        .contains("Elle a dit exécuter Système 2.3.1 le")
        .contains("En retard");
  }

  @Test
  void aVersionThatIsNotFromHereIsToldAsTheKioskSaysIt() {
    says("borne-cajarc", "os", "9.9");

    assertThat(runs("borne-cajarc")).isEqualTo("unknown");
    assertThat(browser.get("/updates").body()).contains("Système 9.9");
    assertThat(browser.get("/kiosks/borne-cajarc/updates").body())
        .contains("Elle a dit exécuter Système 9.9")
        .contains("Aucune version publiée ici ne correspond")
        .doesNotContain("n’a pas encore dit quelle version");
  }

  @Test
  void anInstallationAfterTheReportCounts() {
    says("borne-cajarc", "os", "2.3.1");

    UpdateSamples.installs(pages, "borne-cajarc", "2.4.0");

    assertThat(runs("borne-cajarc")).isEqualTo("kiosk-os 2.4.0");
  }

  @Test
  void whatSaysNothingOfVersionsChangesNothing() {
    assertThat(
            pages
                .context()
                .getBean(UpdateClientAttributeRepository.class)
                .describes(
                    new TargetId("borne-cajarc"),
                    KioskAttributeRepository.Mode.MERGE,
                    Map.of("version-os", "<b>", "x", "y")))
        .isTrue();

    assertThat(runs("borne-cajarc")).isEqualTo("kiosk-os 2.5.0-rc1");
  }
}
