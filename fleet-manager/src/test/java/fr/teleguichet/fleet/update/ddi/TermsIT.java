package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.action.History;
import fr.teleguichet.fleet.update.action.Kiosks;
import fr.teleguichet.fleet.update.action.Situation;
import fr.teleguichet.fleet.update.action.Situations;
import fr.teleguichet.fleet.update.action.Terms;
import fr.teleguichet.fleet.update.distribution.Catalogue;
import fr.teleguichet.fleet.update.distribution.ModuleMetadata;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Updates whose planner says when they may be installed. */
final class TermsIT extends DdiCase {

  private static final Terms ALWAYS = new Terms(Optional.empty(), Map.of("downgrade", "allowed"));

  private static Terms window(boolean open) {
    return new Terms(Optional.of(new Terms.Window(open, Optional.empty())), ALWAYS.metadata());
  }

  private Json deployment(int id, Terms terms) {
    Guest guest =
        new Guest(kiosk.name(), "figeac-1", "-", "https://x/DEFAULT/controller/v1/figeac-1");
    Deployments deployments =
        new Deployments(
            server.context().getBean(Catalogue.class),
            server.context().getBean(ModuleMetadata.class),
            _ -> terms,
            server.context().getBean(History.class));
    JsonNode told =
        deployments.of(
            guest,
            server.context().getBean(Kiosks.class).find("figeac-1", id).orElseThrow(),
            "deployment",
            0);
    return new Json(told).get("deployment");
  }

  @Test
  void outsideOfItsWindowAKioskDownloadsAndWaits() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), ",\"forced\":true");

    Json shut = deployment(id, window(false));
    assertThat(shut.get("download").getStringValue()).isEqualTo("forced");
    assertThat(shut.get("update").getStringValue()).isEqualTo("skip");
    assertThat(shut.get("maintenanceWindow").getStringValue()).isEqualTo("unavailable");
    Json word = shut.get("chunks").get(0).get("metadata").get(0);
    assertThat(word.get("key").getStringValue()).isEqualTo("downgrade");
    assertThat(word.get("value").getStringValue()).isEqualTo("allowed");

    Json open = deployment(id, window(true));
    assertThat(open.get("update").getStringValue()).isEqualTo("forced");
    assertThat(open.get("maintenanceWindow").getStringValue()).isEqualTo("available");
    assertThat(deployment(id, ALWAYS).has("maintenanceWindow")).isFalse();
  }

  /** Else the kiosk, which knows the answer by its tag, would not look again. */
  @Test
  void theQuestionsAnswerChangesAsTheWindowOpens() throws IOException {
    int _ = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    Situation situation = server.context().getBean(Situations.class).of("figeac-1");
    assertThat(address(situation, window(false)))
        .isNotEqualTo(address(situation, window(true)))
        .contains("/deploymentBase/");
  }

  private String address(Situation situation, Terms terms) {
    PollAnswers answers =
        new PollAnswers(
            new Polling(server.context().getBean(UpdateSettings.class), server.clock()),
            _ -> terms,
            new Replies(server.context().getBean(JsonMapper.class)));
    return new Json(answers.tree("figeac-1", "https://x", situation))
        .get("_links")
        .get("deploymentBase")
        .get("href")
        .getStringValue();
  }
}
