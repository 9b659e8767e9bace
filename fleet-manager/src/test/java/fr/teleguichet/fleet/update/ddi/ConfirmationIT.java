package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Agreeing to updates. */
final class ConfirmationIT extends DdiCase {

  @Test
  void somebodyAtTheKioskAgreesFirst() throws IOException {
    int distribution = bench.distribution("os.swu", IMAGE);
    int id = bench.assign(kiosk, distribution, ",\"confirm\":true");
    String feedbackPath = "/confirmationBase/" + id + "/feedback";
    assertThat(links()).containsExactly("confirmationBase", "configData");
    assertThat(kiosk.get("/deploymentBase/" + id).statusCode()).isEqualTo(404);
    assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "success")))
        .isEqualTo(404);
    assertThat(bench.json(kiosk.get("/confirmationBase/" + id)).get("confirmation")).isNotNull();
    assertThat(status("POST", feedbackPath, "{\"confirmation\":\"denied\"}")).isEqualTo(200);
    assertThat(status("POST", feedbackPath, "{\"confirmation\":\"confirmed\"}")).isEqualTo(200);
    assertThat(status("POST", feedbackPath, "{\"confirmation\":\"confirmed\"}")).isEqualTo(404);
    assertThat(links()).containsExactly("deploymentBase", "configData");

    assertThat(status("POST", "/confirmationBase/activateAutoConfirm", "{\"initiator\":\"x\"}"))
        .isEqualTo(200);
    assertThat(status("POST", "/confirmationBase/activateAutoConfirm", "{}")).isEqualTo(409);
    assertThat(
            bench
                .json(kiosk.get("/confirmationBase"))
                .get("autoConfirm")
                .get("active")
                .getBooleanValue())
        .isTrue();
    int next = bench.assign(kiosk, distribution, ",\"confirm\":true");
    assertThat(bench.update(kiosk, next).get("state").getStringValue()).isEqualTo("offered");
    assertThat(status("POST", "/confirmationBase/deactivateAutoConfirm", "")).isEqualTo(200);
  }

  /** Our own agent asks nobody: the manager does. */
  @Test
  void aPersonAgreesForTheKiosk() throws IOException {
    int distribution = bench.distribution("os.swu", IMAGE);
    int id = bench.assign(kiosk, distribution, ",\"confirm\":true");
    String path = "/api/v1/kiosks/figeac-1/updates/" + id + "/confirmation";
    assertThat(kiosk.get("/deploymentBase/" + id).statusCode()).isEqualTo(404);

    assertThat(answer(id, "perhaps")).isEqualTo(400);
    assertThat(bench.ask("PUT", path, "{}").statusCode()).isEqualTo(400);
    assertThat(answer(id, "confirmed")).isEqualTo(200);
    assertThat(answer(id, "denied")).as("once").isEqualTo(409);

    assertThat(links()).containsExactly("deploymentBase", "configData");
    assertThat(kiosk.get("/deploymentBase/" + id).statusCode()).isEqualTo(200);
    assertThat(
            status(
                "POST", "/confirmationBase/" + id + "/feedback", "{\"confirmation\":\"denied\"}"))
        .as("the kiosk has no say any more")
        .isEqualTo(404);
    int next = bench.assign(kiosk, distribution, ",\"confirm\":true");
    assertThat(answer(next, "denied")).isEqualTo(200);
    assertThat(bench.update(kiosk, next).get("state").getStringValue()).isEqualTo("cancelled");
    assertThat(answer(next, "confirmed")).as("it is over").isEqualTo(409);
    assertThat(answer(next + 1, "confirmed")).isEqualTo(404);
    assertThat(server.audit().of("update.accepted")).isNotEmpty();
    assertThat(server.audit().of("update.declined")).isNotEmpty();
  }

  private int answer(int update, String word) {
    return bench
        .ask(
            "PUT",
            "/api/v1/kiosks/figeac-1/updates/" + update + "/confirmation",
            "{\"confirmation\":\"" + word + "\"}")
        .statusCode();
  }
}
