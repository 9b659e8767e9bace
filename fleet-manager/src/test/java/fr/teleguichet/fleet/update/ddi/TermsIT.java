package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.action.InstallConditions;
import fr.teleguichet.fleet.update.action.PollReply;
import fr.teleguichet.fleet.update.action.PollReplyCache;
import fr.teleguichet.fleet.update.action.UpdateActionHistoryReader;
import fr.teleguichet.fleet.update.action.UpdateClientAttributeRepository;
import fr.teleguichet.fleet.update.distribution.ModuleMetadataRepository;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Updates whose planner says when they may be installed. */
final class TermsIT extends DdiCase {

  private static final TargetId FIGEAC = new TargetId("figeac-1");

  private static final InstallConditions ALWAYS =
      new InstallConditions(Optional.empty(), Map.of("downgrade", "allowed"));

  private static InstallConditions window(boolean open) {
    return new InstallConditions(
        Optional.of(new InstallConditions.Window(open, Optional.empty())), ALWAYS.metadata());
  }

  private Json deployment(int id, InstallConditions terms) {
    DdiTarget guest =
        new DdiTarget(kiosk.name(), FIGEAC, "-", "https://x/DEFAULT/controller/v1/figeac-1");
    DeploymentResponseFactory deployments =
        new DeploymentResponseFactory(
            server.context().getBean(SoftwareCatalogueRepository.class),
            server.context().getBean(ModuleMetadataRepository.class),
            _ -> terms,
            server.context().getBean(UpdateActionHistoryReader.class));
    JsonNode told =
        deployments.of(
            guest,
            server
                .context()
                .getBean(UpdateClientAttributeRepository.class)
                .find(FIGEAC, id)
                .orElseThrow(),
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
    PollReply situation = server.context().getBean(PollReplyCache.class).of(FIGEAC);
    assertThat(address(situation, window(false)))
        .isNotEqualTo(address(situation, window(true)))
        .contains("/deploymentBase/");
  }

  private String address(PollReply situation, InstallConditions terms) {
    PollResponseFactory answers =
        new PollResponseFactory(
            new PollingSchedule(server.context().getBean(UpdateSettings.class), server.clock()),
            _ -> terms,
            new DdiBodyCodec(server.context().getBean(JsonMapper.class)));
    return new Json(answers.tree(FIGEAC, "https://x", situation))
        .get("_links")
        .get("deploymentBase")
        .get("href")
        .getStringValue();
  }
}
