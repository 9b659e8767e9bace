package fr.teleguichet.fleet.update.drift;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kiosk is late from the day on which somebody meant a newer version for it. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class PromotionIT {

  private static final String CURRENT = "borne-bretenoux";

  private TestPages.Running pages;
  private UpdateSamples.Ids updates;
  private Forms browser;

  /** All versions were made ten days ago; 2.5.0-rc1 is being tried out. */
  @BeforeEach
  void samples(TestPages.Running running) {
    pages = running;
    EightKiosks.on(pages);
    updates = UpdateSamples.on(pages);
    browser = new Forms(pages, TestPeople.coordinator(pages.context()));
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("UPDATE distribution SET made = made - INTERVAL 10 DAY");
              handle.execute("UPDATE software_module SET made = made - INTERVAL 10 DAY");
            });
  }

  private Optional<OutdatedVersion> lag() {
    return pages
        .context()
        .getBean(VersionDriftReader.class)
        .of(new TargetId(CURRENT))
        .flatMap(VersionDriftViewModel.Group::lag);
  }

  @Test
  void itIsLateSinceThePromotionAndNotSinceTheVersionWasMade() {
    assertThat(lag()).as("2.5.0-rc1 is a pilot").isEmpty();
    Instant before = pages.clock().instant().truncatedTo(ChronoUnit.MILLIS);

    assertThat(
            browser
                .post("/releases/" + updates.pilot() + "/promote", "promote", "yes")
                .statusCode())
        .isEqualTo(303);

    assertThat(lag().orElseThrow().since()).isBetween(before, pages.clock().instant());
    assertThat(browser.get("/updates").body())
        .contains("une version plus récente a alors été destinée à toutes les bornes")
        .contains("c’est kiosk-os 2.5.0-rc1 qu’elles doivent avoir");
  }

  /** The release before this one promotes too, on the same database, and writes no time down. */
  @Test
  void whereNobodyWroteThePromotionDownTheMakingCounts() {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE software_module SET channel = 'stable' WHERE id = ?", updates.pilot()));

    assertThat(lag().orElseThrow().since())
        .isBefore(pages.clock().instant().minus(9, ChronoUnit.DAYS));
    assertThat(lag().orElseThrow().newest().version()).isEqualTo("2.5.0-rc1");
  }

  @Test
  void aVersionThatIsForAllAtOnceMakesOthersLateAtOnce() {
    Instant before = pages.clock().instant().truncatedTo(ChronoUnit.MILLIS);

    assertThat(
            browser
                .post(
                    "/releases",
                    "artifact",
                    Integer.toString(updates.artifact()),
                    "part",
                    "os",
                    "name",
                    "kiosk-os",
                    "version",
                    "2.6.0",
                    "channel",
                    "stable")
                .statusCode())
        .isEqualTo(303);

    assertThat(lag().orElseThrow().since()).isBetween(before, pages.clock().instant());
  }
}
