package fr.teleguichet.fleet.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.audit.ActorCodec;
import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import io.micronaut.json.JsonMapper;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The audit log is read by people. */
final class AuditEntryTextTest {
  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  private static StoredAuditEntry entry(String action, String subject, String details) {
    return new StoredAuditEntry(
        1,
        Instant.EPOCH,
        new ActorCodec("person", OptionalLong.empty(), "Léa"),
        action,
        subject,
        "",
        details);
  }

  @Test
  void whatWasDoneIsSaidInWordsAndRows() {
    StoredAuditEntry entry =
        entry(
            "care.wanted",
            "borne-gramat",
            "{\"action\":\"test-print\",\"territory\":\"grand-figeac\",\"reason\":\"\"}");

    assertThat(AuditEntryText.action(entry, FRENCH)).isEqualTo("Action à distance demandée");
    assertThat(AuditEntryText.facts(entry, JsonMapper.createDefault(), FRENCH))
        .containsExactly(
            new AuditViewModel.Fact("action", "imprimer une page d’essai"),
            new AuditViewModel.Fact("territoire", "Grand Figeac"));
  }

  @Test
  void whatANewerProgramDidIsNotSaidInItsCode() {
    StoredAuditEntry entry = entry("moon.landed", "rollout 8", "{\"crater\":\"1\"}");

    assertThat(AuditEntryText.action(entry, FRENCH)).isEqualTo("Autre action");
    assertThat(AuditEntryText.subject(entry, FRENCH)).isEqualTo("Déploiement 8");
    assertThat(AuditEntryText.facts(entry, JsonMapper.createDefault(), FRENCH))
        .containsExactly(new AuditViewModel.Fact("Précision", "1"));
  }

  @Test
  void anEntryThatSomebodyAlteredIsShownAllTheSame() {
    assertThat(
            AuditEntryText.facts(
                entry("care.wanted", "", "no JSON"), JsonMapper.createDefault(), FRENCH))
        .containsExactly(new AuditViewModel.Fact("Précision", "no JSON"));
  }
}
