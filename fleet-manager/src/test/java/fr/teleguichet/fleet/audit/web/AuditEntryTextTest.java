package fr.teleguichet.fleet.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import io.micronaut.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The audit log is read by people. */
final class AuditEntryTextTest {
  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  private static final AuditedKioskNames KIOSKS =
      new AuditedKioskNames(
          Map.of("figeac", "Relais du Célé, Figeac", "figeac-2", "Relais du Célé (figeac-2)"));

  private static StoredAuditEntry entry(String action, String subject, String details) {
    return new StoredAuditEntry(
        1,
        Instant.EPOCH,
        new StoredActor("person", OptionalLong.empty(), "Léa"),
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
    assertThat(AuditEntryText.facts(entry, JsonMapper.createDefault(), KIOSKS, FRENCH))
        .containsExactly(
            new AuditViewModel.Fact("action", "imprimer une page d’essai"),
            new AuditViewModel.Fact("territoire", "Grand Figeac"));
  }

  @Test
  void kiosksAreCalledByWhereTheyStand() {
    StoredAuditEntry offered =
        entry("rollout.offered", "rollout 8", "{\"kiosks\":\"figeac figeac-2 unknown-1 …\"}");
    assertThat(AuditEntryText.facts(offered, JsonMapper.createDefault(), KIOSKS, FRENCH))
        .containsExactly(
            new AuditViewModel.Fact(
                "bornes", "Relais du Célé, Figeac · Relais du Célé (figeac-2) · unknown-1 · …"));
    StoredAuditEntry created = entry("rollout.created", "rollout 8", "{\"kiosks\":\"12\"}");
    assertThat(AuditEntryText.facts(created, JsonMapper.createDefault(), KIOSKS, FRENCH))
        .as("how many there are")
        .containsExactly(new AuditViewModel.Fact("bornes", "12"));
    assertThat(AuditEntryText.place(entry("unit.retired", "figeac", "{}"), KIOSKS))
        .hasValue("Relais du Célé, Figeac");
    assertThat(AuditEntryText.place(entry("sign-in.accepted", "figeac", "{}"), KIOSKS))
        .as("no kiosk, whatever it is called")
        .isEmpty();
  }

  @Test
  void aKioskThatActedIsCalledByWhereItStands() {
    assertThat(AuditEntryText.actor(by("kiosk", "grand-figeac/figeac"), KIOSKS, FRENCH))
        .isEqualTo("Relais du Célé, Figeac");
    assertThat(AuditEntryText.actor(by("kiosk", "grand-figeac/gone"), KIOSKS, FRENCH))
        .as("one that is no longer there")
        .isEqualTo("grand-figeac/gone");
    assertThat(AuditEntryText.actor(by("person", "figeac"), KIOSKS, FRENCH)).isEqualTo("figeac");
  }

  @Test
  void theTokenInTheDataFolderIsTheServersAdministratorAndNoPersonPassesForIt() {
    assertThat(AuditEntryText.actor(by("script", "local"), KIOSKS, FRENCH))
        .isEqualTo("L’administrateur du serveur");
    assertThat(AuditEntryText.actor(by("person", "local"), KIOSKS, FRENCH)).isEqualTo("local");
  }

  private static StoredAuditEntry by(String kind, String name) {
    return new StoredAuditEntry(
        1,
        Instant.EPOCH,
        new StoredActor(kind, OptionalLong.empty(), name),
        "certificate.issued",
        "",
        "",
        "{}");
  }

  @Test
  void whatAPageOrAProgramAskedForIsSaidInWordsWithWhatBecameOfIt() {
    assertThat(facts("request.post", "/sites/{code}/contacts", "303"))
        .containsExactly(
            "demande\u00a0: modifier les contacts et l’accès d’un site", "réponse\u00a0: fait");
    assertThat(facts("request.post", "/api/v1/alerts/{id}/resolve", "409"))
        .containsExactly(
            "demande\u00a0: marquer une alerte comme résolue",
            "réponse\u00a0: impossible en l’état");
    assertThat(facts("request.put", "/api/v1/sites/{code}", "422"))
        .containsExactly("demande\u00a0: modifier un site", "réponse\u00a0: à corriger");
    assertThat(facts("request.delete", "/api/v1/sites/{code}", "204"))
        .containsExactly("demande\u00a0: supprimer un site", "réponse\u00a0: fait");
    assertThat(facts("request.post", "/moon/{id}/crater", "503"))
        .as("of a newer program")
        .containsExactly(
            "demande\u00a0: /moon/{id}/crater", "réponse\u00a0: échec du gestionnaire (503)");
  }

  private static List<String> facts(String action, String route, String status) {
    return AuditEntryText.facts(
            entry(action, "/x", "{\"route\":\"%s\",\"status\":\"%s\"}".formatted(route, status)),
            JsonMapper.createDefault(),
            KIOSKS,
            FRENCH)
        .stream()
        .map(it -> FRENCH.say("audit.fact", it.label(), it.value()))
        .toList();
  }

  @Test
  void whatANewerProgramDidIsNotSaidInItsCode() {
    StoredAuditEntry entry = entry("moon.landed", "rollout 8", "{\"crater\":\"1\"}");

    assertThat(AuditEntryText.action(entry, FRENCH)).isEqualTo("Autre action");
    assertThat(AuditEntryText.subject(entry, FRENCH)).isEqualTo("Déploiement 8");
    assertThat(AuditEntryText.facts(entry, JsonMapper.createDefault(), KIOSKS, FRENCH))
        .containsExactly(new AuditViewModel.Fact("Précision", "1"));
  }

  @Test
  void anEntryThatSomebodyAlteredIsShownAllTheSame() {
    assertThat(
            AuditEntryText.facts(
                entry("care.wanted", "", "no JSON"), JsonMapper.createDefault(), KIOSKS, FRENCH))
        .containsExactly(new AuditViewModel.Fact("Précision", "no JSON"));
  }
}
