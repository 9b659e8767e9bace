package fr.teleguichet.fleet.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.alert.maintenance.MaintenanceWindow;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Maintenance in the nights in which clocks are changed. */
final class MaintenanceFormTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  private static MaintenanceForm typed(String starts, String finishes) {
    return new MaintenanceForm("fleet", starts, finishes, "Routeur");
  }

  @Test
  void anHourThatComesTwiceIsQuietBothTimes() {
    MaintenanceWindow window = typed("2026-10-25T02:15", "2026-10-25T02:30").read("Anne");

    assertThat(window.starts()).isEqualTo(Instant.parse("2026-10-25T00:15:00Z"));
    assertThat(window.finishes()).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void whichOfTheTwoItIsIsSaid() {
    assertThat(MaintenanceForm.say(Instant.parse("2026-10-25T00:15:00Z"), FRENCH))
        .endsWith(", heure d’été");
    assertThat(MaintenanceForm.say(Instant.parse("2026-10-25T01:30:00Z"), FRENCH))
        .endsWith(", heure d’hiver");
    assertThat(MaintenanceForm.say(Instant.parse("2026-10-25T02:30:00Z"), FRENCH))
        .isEqualTo(FRENCH.moment(Instant.parse("2026-10-25T02:30:00Z")));
  }

  @Test
  void anHourThatIsLeftOutIsNotTakenForAnother() {
    MaintenanceForm end = typed("2027-03-28T01:00", "2027-03-28T02:30");

    assertThat(end.hasMissingHour()).isTrue();
    assertThatThrownBy(() -> end.read("Anne")).isInstanceOf(RefusalException.class);
    assertThat(typed("2027-03-28T01:59", "2027-03-28T03:00").hasMissingHour()).isFalse();
  }
}
