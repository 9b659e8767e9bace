package fr.teleguichet.fleet.site.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who lives near a kiosk, from the register of sites to the page. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class CoverageIT {

  @Test
  void kiosksInServiceCountAndThoseThatArePlannedSuspendedOrElsewhereDoNot(
      TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());

    // Limogne’s kiosk was never heard of, and two are out of service.
    assertThat(forms.get("/coverage").body())
        .contains("des 4 lieux où une borne est en service", "CC Grand-Figeac", "sur 312")
        .doesNotContain("<title>Relais de Limogne");
    assertThat(
            forms
                .post(
                    "/sites/latronquiere/life",
                    "stage",
                    "suspended",
                    "since",
                    "2026-01-01",
                    "reason",
                    "travaux")
                .statusCode())
        .isEqualTo(303);
    assertThat(forms.get("/coverage?km=5").body())
        .contains("À 5 km au plus", "des 3 lieux")
        .doesNotContain("Tiers-lieu du Haut-Ségala");

    Forms viewer = new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "cauvaldor"));
    assertThat(viewer.get("/coverage").body()).contains("des 2 lieux").doesNotContain("Tiers-lieu");
  }
}
