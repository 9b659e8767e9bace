package fr.teleguichet.fleet.compliance.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.compliance.accessibility.AccessibilityStatement;
import fr.teleguichet.fleet.compliance.authority.PublicAuthority;
import fr.teleguichet.fleet.compliance.authority.PublicAuthorityField;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import fr.teleguichet.hardware.notice.LegalNoticeDocument;
import fr.teleguichet.hardware.notice.LegalNotices;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which kiosk is told which legal notices, and when. */
final class LegalNoticeDispatcherTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final NodeAddress CAJARC = new NodeAddress("lot", "borne-cajarc");

  private final ManualClock clock = new ManualClock(NOON);
  private final Map<NodeAddress, NodeView> board = new LinkedHashMap<>();
  private final List<LegalNotices> sent = new ArrayList<>();
  private LegalNotices notices = LegalNotices.UNSAID;
  private final LegalNoticeDispatcher delivery =
      new LegalNoticeDispatcher(
          board::values,
          () -> notices,
          (_, document) -> sent.add(LegalNoticeDocument.read(document.document()).notices()),
          clock);

  private void says(Optional<String> version) {
    board.put(
        CAJARC,
        new NodeView(
            CAJARC,
            new NodeView.Link.Connected(NOON),
            NOON,
            false,
            Map.of(),
            version
                .map(it -> Map.<NodeFact, Value>of(NodeFact.NOTICES, Value.of(it)))
                .orElse(Map.of()),
            Map.of()));
  }

  @Test
  void aKioskThatShowsOthersIsToldAndThenLeftAlone() {
    says(Optional.of(""));

    delivery.deliver();
    delivery.deliver();

    assertThat(sent).containsExactly(LegalNotices.UNSAID);
    clock.advance(Duration.ofSeconds(20));
    delivery.deliver();
    assertThat(sent).hasSize(2);
    says(Optional.of(LegalNoticeDocument.of(notices).version()));
    clock.advance(Duration.ofHours(1));
    delivery.deliver();
    assertThat(sent).hasSize(2);
  }

  @Test
  void aChangeIsToldAtOnce() {
    says(Optional.of(""));
    delivery.deliver();

    notices = LegalNoticeReader.of(authority(), Optional.of(statement()));
    delivery.deliver();

    assertThat(sent.getLast().conformity()).isEqualTo(AccessibilityConformity.PARTIAL);
    assertThat(sent.getLast().rate()).hasValue("72.5");
    assertThat(sent.getLast().authority()).isEqualTo("Département du Lot");
    assertThat(sent.getLast().email()).isEqualTo("contact@lot.example");
  }

  @Test
  void aKioskOfTheReleaseBeforeIsToldNothing() {
    says(Optional.empty());

    delivery.deliver();

    assertThat(sent).isEmpty();
  }

  @Test
  void whereNobodyStatedAnythingNothingConforms() {
    assertThat(LegalNoticeReader.of(new PublicAuthority(Map.of()), Optional.empty()))
        .isEqualTo(LegalNotices.UNSAID);
  }

  private static PublicAuthority authority() {
    return new PublicAuthority(
        Map.of(
            PublicAuthorityField.NAME, "Département du Lot",
            PublicAuthorityField.EMAIL, "contact@lot.example"));
  }

  private static AccessibilityStatement statement() {
    return new AccessibilityStatement(
        AccessibilityConformity.PARTIAL,
        Optional.of(
            new AccessibilityStatement.Audit(
                LocalDate.of(2026, 3, 2), "Cabinet A", new BigDecimal("72.50"))),
        "4.1",
        "",
        "",
        "",
        "",
        "",
        "",
        LocalDate.of(2026, 4, 1));
  }
}
