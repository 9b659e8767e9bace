package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The whole fleet in one sentence that is read in a moment. */
final class FleetHeadlineTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant THIS_MORNING = Instant.parse("2026-11-28T07:12:00Z");
  private static final Instant EARLIER = Instant.parse("2026-11-24T07:12:00Z");
  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);

  private final List<KioskRow> rows = new ArrayList<>();

  private void kiosk(String name, KioskStatusCode standing, StatusReason... reasons) {
    rows.add(
        new KioskRow(
            new KioskUrlName.OfNode(new NodeAddress("lot", name)),
            Optional.empty(),
            standing,
            List.of(reasons),
            reasons.length == 0 ? Optional.empty() : KioskRow.begin(reasons[0]),
            Optional.of(NOW),
            Map.of(),
            ServiceAvailabilityText.SILENT,
            Optional.empty()));
  }

  private String said(LocalizedText text) {
    FleetSnapshot.Window window =
        new FleetSnapshot.Window(
            KioskQuery.ALL,
            1,
            List.of(),
            rows.stream().collect(Collectors.groupingBy(row -> row.condition().level())));
    return FleetHeadline.of(window, text, NOW).replace('\u00a0', ' ');
  }

  @Test
  void theFewThatDoNotServeAreNamedAndTheOneThatIsDownSaysSinceWhen() {
    kiosk("Figeac", KioskStatusCode.OK);
    kiosk("Cajarc", KioskStatusCode.OK);
    kiosk("Gramat", KioskStatusCode.WATCH, new StatusReason.PeripheralGone("printer", false, NOW));
    kiosk("Montcuq", KioskStatusCode.OFFLINE, new StatusReason.LinkLost(THIS_MORNING));

    assertThat(said(FRENCH))
        .isEqualTo(
            "4 bornes : 2 en service, 1 sans impression (Gramat),"
                + " 1 hors service depuis 08:12 (Montcuq)");
    assertThat(said(ENGLISH))
        .isEqualTo(
            "4 kiosks: 2 in service, 1 without printing (Gramat),"
                + " 1 out of service since 08:12 (Montcuq)");
  }

  @Test
  void whatBeganOnAnotherDayIsDatedAndManyAreNotNamed() {
    kiosk("Montcuq", KioskStatusCode.OFFLINE, new StatusReason.LinkLost(EARLIER));
    for (String name : List.of("a", "b", "c", "d")) {
      kiosk(name, KioskStatusCode.WATCH, new StatusReason.WrongClock());
    }

    assertThat(said(FRENCH))
        .isEqualTo("5 bornes : 4 attendent quelqu’un, 1 hors service depuis le 24 nov. (Montcuq)");
  }

  @Test
  void withoutAnyKioskItSaysSo() {
    assertThat(said(FRENCH)).isEqualTo("Aucune borne ne correspond");
  }
}
