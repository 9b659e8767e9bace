package fr.teleguichet.hardware.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How legal notices are written and read. */
final class LegalNoticeDocumentTest {

  private static final LegalNotices NOTICES =
      new LegalNotices(
          "Département du Lot",
          AccessibilityConformity.PARTIAL,
          Optional.of(LocalDate.of(2026, 3, 2)),
          Optional.of("72.5"),
          Optional.of(LocalDate.of(2026, 4, 1)),
          "accessibilite@lot.example",
          "05 65 00 00 00",
          "https://lot.example/accessibilite",
          "dpo@lot.example");

  @Test
  void whatIsWrittenIsReadBackAndHasTheSameVersion() {
    LegalNoticeDocument written = LegalNoticeDocument.of(NOTICES);

    LegalNoticeDocument read = LegalNoticeDocument.read(written.text());

    assertThat(read).isEqualTo(written);
    assertThat(read.version()).isEqualTo(written.version()).hasSize(16);
    assertThat(LegalNoticeDocument.of(LegalNotices.UNSAID).version())
        .isNotEqualTo(written.version());
  }

  @Test
  void whatNobodySaidDoesNotConform() {
    assertThat(LegalNoticeDocument.read("{\"format\":1}").notices()).isEqualTo(LegalNotices.UNSAID);
    assertThat(LegalNotices.UNSAID.conformity()).isEqualTo(AccessibilityConformity.NONE);
  }

  @Test
  void aStateOfANewerVersionIsClaimedByNobody() {
    String text = LegalNoticeDocument.of(NOTICES).text().replace("partial", "splendid");

    assertThat(LegalNoticeDocument.read(text).notices().conformity())
        .isEqualTo(AccessibilityConformity.NONE);
  }

  @Test
  void membersOfNewerVersionsArePassedOver() {
    String text = LegalNoticeDocument.of(NOTICES).text().replace("{\"f", "{\"new\":[{}],\"f");

    assertThat(LegalNoticeDocument.read(text).notices()).isEqualTo(NOTICES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"format\":2}",
        "{\"format\":1,\"audited\":\"yesterday\"}",
        "{\"format\":1,\"rate\":\"much\"}",
        "{\"format\":1,\"email\":\"two\\nlines\"}",
        "{\"format\":1,\"email\":7}",
        "{\"format\":1} {\"format\":1}"
      })
  void whatMakesNoSenseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> LegalNoticeDocument.read(text));
  }

  @Test
  void whatIsTooLongIsRefused() {
    String long1 = "{\"format\":1,\"authority\":\"" + "x".repeat(201) + "\"}";
    String long2 = "{\"format\":1,\"new\":\"" + "x".repeat(8_000) + "\"}";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LegalNoticeDocument.read(long1))
        .withMessageContaining("authority");
    assertThatIllegalArgumentException().isThrownBy(() -> LegalNoticeDocument.read(long2));
  }
}
