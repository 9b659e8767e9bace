package fr.teleguichet.edge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import fr.teleguichet.hardware.notice.LegalNoticeDocument;
import fr.teleguichet.hardware.notice.LegalNotices;
import fr.teleguichet.hardware.protocol.Value;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which legal notices a kiosk shows, and until when. */
final class LegalNoticeStoreTest {

  private static final LegalNoticeDocument PARTIAL =
      LegalNoticeDocument.of(
          new LegalNotices(
              "Département du Lot",
              AccessibilityConformity.PARTIAL,
              Optional.of(LocalDate.of(2026, 3, 2)),
              Optional.of("72.5"),
              Optional.of(LocalDate.of(2026, 4, 1)),
              "",
              "",
              "",
              ""));

  private final Logbook notes = new Logbook();
  private final KioskState kiosk = new KioskState();
  private final AtomicInteger told = new AtomicInteger();

  private LegalNoticeStore started() {
    var notices = new LegalNoticeStore(new VirtualLoop(), kiosk, notes);
    notices.listen(told::incrementAndGet);
    assertThat(notices.start().succeeded()).isTrue();
    return notices;
  }

  @Test
  void aKioskThatWasToldNothingClaimsNothing() {
    assertThat(started().get().conformity()).isEqualTo(AccessibilityConformity.NONE);
    assertThat(kiosk.fact(NodeFact.NOTICES)).isEqualTo(Value.of(""));
  }

  @Test
  void whatTheFleetSaysCountsAtOnceAndOutlivesARestart() {
    LegalNoticeStore notices = started();

    notices.receive(PARTIAL.text());

    assertThat(notices.get()).isEqualTo(PARTIAL.notices());
    assertThat(kiosk.fact(NodeFact.NOTICES)).isEqualTo(Value.of(PARTIAL.version()));
    assertThat(started().get()).isEqualTo(PARTIAL.notices());
  }

  @Test
  void theSameAgainChangesNothingAndWhatMakesNoSenseIsPassedOver() {
    LegalNoticeStore notices = started();
    notices.receive(PARTIAL.text());

    notices.receive(PARTIAL.text());
    notices.receive("{\"format\":9}");
    notices.receive("nonsense");

    assertThat(told).hasValue(1);
    assertThat(notices.get()).isEqualTo(PARTIAL.notices());
  }
}
