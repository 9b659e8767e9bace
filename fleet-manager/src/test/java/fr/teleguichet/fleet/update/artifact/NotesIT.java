package fr.teleguichet.fleet.update.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two programs that write what is new at once do not lose each other's words. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class NotesIT {

  private TestPages.Running server;
  private UpdateBench bench;
  private String path;

  @BeforeEach
  void thereIsAnArtifact(TestPages.Running running) throws IOException {
    server = running;
    bench = new UpdateBench(server);
    int id =
        bench
            .json(bench.upload("?name=kiosk.swu", BodyPublishers.ofString("a new kiosk")))
            .get("id")
            .getIntValue();
    path = "/api/v1/artifacts/" + id + "/notes";
  }

  private HttpResponse<String> put(String notes, String... headers) throws IOException {
    HttpRequest.Builder request =
        server
            .strangersRequest(path)
            .header("Authorization", "Bearer " + Files.readString(server.tokenFile()).strip())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"notes\":\"" + notes + "\"}"));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return server.send(request.build());
  }

  private String notes() throws IOException {
    return bench.json(bench.ask("GET", path, "")).get("notes").getStringValue();
  }

  private static String tag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void whoWritesSecondIsToldAndReplacesNothing() throws IOException {
    String seen = tag(bench.ask("GET", path, ""));
    HttpResponse<String> first = put("The printer answers sooner.", "If-Match", seen);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);

    HttpResponse<String> late = put("Cards are read.", "If-Match", seen);

    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(bench.json(late).get("detail").getStringValue()).contains("If-Match");
    assertThat(notes()).isEqualTo("The printer answers sooner.");
    assertThat(server.audit().of("artifact.described")).hasSize(1);
    assertThat(tag(bench.ask("GET", path, ""))).isEqualTo(tag(first)).isNotEqualTo(seen);
    assertThat(put("Both.", "If-Match", tag(first)).statusCode()).isEqualTo(200);
  }

  @Test
  void whoNamesNoTagReplacesWhatStandsThere() throws IOException {
    assertThat(put("One.").statusCode()).isEqualTo(200);
    assertThat(put("Two.").statusCode()).isEqualTo(200);
    assertThat(put("Three.", "If-Match", "*").statusCode()).isEqualTo(200);

    assertThat(notes()).isEqualTo("Three.");
  }

  @Test
  void ofAnArtifactThatIsNotThereThereAreNoNotes() {
    assertThat(bench.ask("GET", "/api/v1/artifacts/999999/notes", "").statusCode()).isEqualTo(404);
    assertThat(bench.ask("GET", "/api/v1/artifacts/x/notes", "").statusCode()).isEqualTo(404);
  }
}
