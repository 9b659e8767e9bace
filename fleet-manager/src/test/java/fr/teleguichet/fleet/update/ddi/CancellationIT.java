package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** An update that is taken back. */
final class CancellationIT extends DdiCase {

  @Test
  void anUpdateIsCancelledWhenTheKioskSaysSo() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String feedbackPath = "/cancelAction/" + id + "/feedback";
    assertThat(kiosk.get("/cancelAction/" + id).statusCode()).isEqualTo(404);
    assertThat(status("POST", feedbackPath, feedback("closed", "success"))).isEqualTo(405);
    cancel(id, "", 200);
    assertThat(links()).containsExactly("cancelAction", "configData");
    assertThat(kiosk.get("/deploymentBase/" + id).statusCode()).isEqualTo(404);
    assertThat(
            bench
                .json(kiosk.get("/cancelAction/" + id))
                .get("cancelAction")
                .get("stopId")
                .getStringValue())
        .isEqualTo(Integer.toString(id));

    assertThat(status("POST", feedbackPath, feedback("rejected", "none"))).isEqualTo(200);
    assertThat(links()).containsExactly("deploymentBase", "configData");

    cancel(id, "", 200);
    assertThat(status("POST", feedbackPath, feedback("canceled", "success"))).isEqualTo(200);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("cancelling");
    assertThat(status("POST", feedbackPath, feedback("closed", "success"))).isEqualTo(200);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("cancelled");
    assertThat(status("POST", feedbackPath, feedback("closed", "success"))).isEqualTo(200);
    assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "success")))
        .isEqualTo(410);
    cancel(id, "", 409);
  }

  @Test
  void aKioskThatDoesNotAnswerIsNotWaitedFor() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    cancel(id, "?force=true", 409);
    cancel(id, "", 200);
    assertThat(cancel(id, "", 409)).contains("being cancelled already", "force=true");
    cancel(id, "?force=true", 200);

    assertThat(links()).containsExactly("configData");
  }

  @CanIgnoreReturnValue
  private String cancel(int id, String query, int expected) {
    HttpResponse<String> answer =
        bench.ask("DELETE", "/api/v1/kiosks/figeac-1/updates/" + id + query, "");
    assertThat(answer.statusCode()).isEqualTo(expected);
    return answer.body();
  }
}
