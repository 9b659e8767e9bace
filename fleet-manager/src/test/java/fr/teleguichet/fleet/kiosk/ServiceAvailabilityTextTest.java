package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceVerdictCodec;
import fr.teleguichet.hardware.serve.ServiceVerdictText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a kiosk says of whom it can serve, in the words of its own screen. */
final class ServiceAvailabilityTextTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);

  private static NodeView view(NodeView.Link link, String verdict) {
    return new NodeView(
        new NodeAddress("lot", "borne-a"),
        link,
        NOW,
        false,
        Map.of(),
        Map.of(NodeFact.VERDICT, Value.of(verdict), NodeFact.OCCUPIED, Value.of(true)),
        Map.of());
  }

  private static KioskRow row(String verdict) {
    return KioskRow.of(
        view(new NodeView.Link.Connected(NOW), verdict),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOW);
  }

  @Test
  void aKioskThatCanServeNobodyIsShownAsSuch() {
    KioskRow row = row("camera-missing;carsat=");

    assertThat(row.standing()).isEqualTo(KioskStatusCode.FAILED);
    assertThat(StatusReasonText.say(row.reasons().getFirst(), FRENCH))
        .isEqualTo("Entretien en visio\u00a0: non, la caméra n’est pas branchée");
    assertThat(ProblemKind.of(row.reasons().getFirst()).code()).isEqualTo("service");
    assertThat(row.service().servesAnybody()).hasValue(false);
    assertThat(row.service().occupied()).hasValue(true);
  }

  @Test
  void whatIsClosedOrBeingWorkedOnIsNotBroken() {
    assertThat(row("closed;carsat=").standing()).isEqualTo(KioskStatusCode.STOPPED);
    assertThat(row("maintenance;carsat=").standing()).isEqualTo(KioskStatusCode.STOPPED);
    assertThat(row(";carsat=service-closed;caf=service-closed").standing())
        .isEqualTo(KioskStatusCode.STOPPED);
    assertThat(row("closed,network-down;carsat=").standing()).isEqualTo(KioskStatusCode.FAILED);
  }

  @Test
  void whoeverServesAndCanNotPrintIsInServiceWithoutPrinting() {
    KioskRow row = row("printer-out-of-paper;carsat=;caf=service-closed");

    assertThat(row.standing()).isEqualTo(KioskStatusCode.WATCH);
    assertThat(row.condition().words(FRENCH)).isEqualTo("En service sans impression");
    assertThat(StatusReasonText.say(row.reasons().getFirst(), FRENCH))
        .isEqualTo("Impression de documents\u00a0: non, l’imprimante n’a plus de papier");
    assertThat(row.service().servesAnybody()).hasValue(true);
    assertThat(row.service().summary(ENGLISH))
        .hasValue(
            "V"
                + ServiceVerdictText.summary(
                        ServiceVerdictCodec.read("printer-out-of-paper;carsat=;caf=service-closed")
                            .orElseThrow(),
                        ENGLISH.language().locale())
                    .substring(1));
    assertThat(row.service().lines(ENGLISH))
        .extracting(ServiceAvailabilityText.Line::works)
        .containsExactly(false, true);
  }

  @Test
  void aServiceThatIsClosedSaysWhenItAnswersAgainInTheWordsOfTheKiosk() {
    String said = ";caf=service-closed,opens-tuesday-09.00;carsat=";

    assertThat(row(said).service().lines(FRENCH))
        .extracting(ServiceAvailabilityText.Line::words)
        .containsExactly(
            "entretien en visio\u00a0: non, l’organisme ne répond pas à cette heure, ouvert mardi"
                + " 9\u00a0h",
            "entretien en visio\u00a0: oui");
    assertThat(row(said).service().lines(ENGLISH).getFirst().words())
        .endsWith("open on Tuesday at 9:00");
  }

  @Test
  void ofAPrinterThatAKioskNeverHadItSaysNeitherYesNorNo() {
    assertThat(row(";carsat=").service().acts(FRENCH)).isEmpty();
    assertThat(row("printer-missing;carsat=").service().acts(FRENCH))
        .containsExactly("Impression de documents\u00a0: non, l’imprimante n’est pas branchée");
    assertThat(
            new ServiceAvailabilityText(
                    ServiceVerdictCodec.read(";carsat="), Optional.empty(), Set.of(CitizenAct.SCAN))
                .acts(FRENCH))
        .containsExactly("Numérisation de documents\u00a0: oui");
  }

  @Test
  void beforeItIsKnownNothingIsSaid() {
    assertThat(row("").service().verdict()).isEmpty();
    assertThat(row("").standing()).isEqualTo(KioskStatusCode.OK);
    assertThat(row("=;=").service().verdict()).isEmpty();
    assertThat(row("something-newer").service().servesAnybody()).hasValue(true);
  }

  @Test
  void whatAKioskSaidBeforeItWasLostIsNotOfThisMoment() {
    KioskRow lost =
        KioskRow.of(
            view(new NodeView.Link.Lost(NOW), "camera-missing;carsat="),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NOW);

    assertThat(lost.standing()).isEqualTo(KioskStatusCode.OFFLINE);
    assertThat(lost.speaksNow()).isFalse();
    assertThat(row(";carsat=").speaksNow()).isTrue();
    assertThat(KioskServiceJson.of(lost, ENGLISH).orElseThrow().current()).isFalse();
  }
}
