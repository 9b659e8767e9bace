package fr.teleguichet.fleet.mediator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom mediators may ask stands on their page where somebody said it. */
@ExtendWith(TestDatabase.class)
final class MediatorContactIT {

  @Test
  void nameAndNumberAreShownAsTheyAreAndTheNumberCanBeTouched(Database database) {
    try (TestPages.Running pages =
        TestPages.start(
            database,
            Map.of(
                "fleet.mediator.contact-name", "Camille <b>",
                "fleet.mediator.contact-telephone", "05 65 00 00 00"))) {
      assertThat(pages.get("/mediator").body())
          .contains("Camille &lt;b", "href=\"tel:0565000000\"", "05 65 00 00 00");
    }
  }
}
