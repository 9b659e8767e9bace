package fr.teleguichet.fleet.compliance.accessibility;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody may state of the accessibility. */
final class AccessibilityStatementFormTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private static SubmittedFormFields checked(String... fields) {
    Map<String, String> values =
        new HashMap<>(Map.of("conformity", "none", "stated", "2026-11-01"));
    for (int i = 0; i < fields.length; i += 2) {
      values.put(fields[i], fields[i + 1]);
    }
    return AccessibilityStatementForm.checked(SubmittedFormFields.of(values), TODAY);
  }

  private static SubmittedFormFields audited(String conformity, String rate) {
    return checked(
        "conformity",
        conformity,
        "audited",
        "2026-10-01",
        "auditor",
        "Cabinet A",
        "rate",
        rate,
        "unmet",
        conformity.equals("full") && rate.equals("100") ? "" : "4.1 Transcription");
  }

  @ParameterizedTest
  @CsvSource({
    "none, 0",
    "none, 100",
    "partial, 50",
    "partial, '72,5'",
    "partial, 99.99",
    "full, 100"
  })
  void whatTheAuditAllowsCanBeStated(String conformity, String rate) {
    assertThat(audited(conformity, rate).errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"partial, 49.99", "full, 99.99", "full, 50", "partial, 0"})
  void whatTheAuditDoesNotAllowIsRefused(String conformity, String rate) {
    assertThat(audited(conformity, rate).errors())
        .containsExactly(Map.entry("conformity", "compliance.accessibility.wrong.rate-allows"));
  }

  @ParameterizedTest
  @CsvSource({"partial", "full"})
  void withoutAnAuditNothingConforms(String conformity) {
    assertThat(checked().isWrong()).isFalse();
    assertThat(checked("conformity", conformity).errors()).containsOnlyKeys("conformity");
  }

  @Test
  void whoeverSaysAnythingOfAnAuditSaysAllOfIt() {
    assertThat(checked("auditor", "Cabinet A").errors()).containsOnlyKeys("audited", "rate");
    assertThat(checked("audited", "2026-10-01", "rate", "100").errors())
        .containsOnlyKeys("auditor");
    assertThat(checked("audited", "2026-11-29", "auditor", "A", "rate", "101").errors())
        .containsOnlyKeys("audited", "rate");
  }

  @Test
  void criteriaThatAreNotMetAreNamed() {
    assertThat(checked("audited", "2026-10-01", "auditor", "A", "rate", "72", "unmet", "").errors())
        .containsOnlyKeys("unmet");
    assertThat(
            checked("audited", "2026-10-01", "auditor", "A", "rate", "100", "unmet", "").isWrong())
        .isFalse();
  }

  @Test
  void whoStatesFullComplianceNamesNoCriterionThatIsNotMet() {
    assertThat(
            checked(
                    "conformity",
                    "full",
                    "audited",
                    "2026-10-01",
                    "auditor",
                    "A",
                    "rate",
                    "100",
                    "unmet",
                    "4.1 Transcription")
                .errors())
        .containsExactly(Map.entry("unmet", "compliance.accessibility.wrong.unmet-although-full"));
  }

  @Test
  void whatIsTooLongOrNoAddressIsRefused() {
    assertThat(
            checked(
                    "tools",
                    "x".repeat(3_001),
                    "address",
                    "javascript:alert(1)",
                    "stated",
                    "2027-01-01",
                    "pages",
                    "a\u0007b")
                .errors())
        .containsOnlyKeys("tools", "address", "stated", "pages");
  }

  @Test
  void whatIsReadIsWhatWasTyped() {
    AccessibilityStatement read = AccessibilityStatementForm.read(audited("partial", "72,50"));

    assertThat(read.conformity()).isEqualTo(AccessibilityConformity.PARTIAL);
    assertThat(read.audit().orElseThrow().rate()).isEqualByComparingTo(new BigDecimal("72.5"));
    assertThat(AccessibilityStatementForm.of(read).value("rate")).isEqualTo("72.5");
  }
}
