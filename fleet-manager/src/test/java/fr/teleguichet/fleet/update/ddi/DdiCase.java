package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A running server, one kiosk, and what a kiosk says to it. */
@ExtendWith({TestDatabase.class, TestPages.class})
abstract class DdiCase {
  static final byte[] IMAGE = "an image of a kiosk, 0123456789".getBytes(StandardCharsets.UTF_8);

  TestPages.Running server;
  UpdateBench bench;
  UpdateBench.Enrolled kiosk;

  @BeforeEach
  void aKioskIsEnrolled(TestPages.Running running) throws IOException {
    server = running;
    bench = new UpdateBench(running);
    kiosk = bench.kiosk("figeac-1");
  }

  @AfterEach
  void theKioskGoes() {
    kiosk.close();
  }

  static String feedback(String execution, String finished) {
    return """
    {"id":"7","time":"x","timestamp":1627997501890,"status":{"execution":"%s",
     "result":{"finished":"%s","progress":{"cnt":2,"of":5}},"code":200,"details":["one","two"]}}
    """
        .formatted(execution, finished);
  }

  Json poll() throws IOException {
    return bench.json(kiosk.get(""));
  }

  /** The links of the answer to a question. */
  List<String> links() throws IOException {
    Json whole = poll();
    return whole.has("_links") ? whole.get("_links").names() : List.of();
  }

  int status(String method, String path, String body) throws IOException {
    return kiosk.send(method, path, body).statusCode();
  }

  /** The path of the only file of an update. */
  String download(int update) throws IOException {
    return URI.create(
            bench
                .json(kiosk.get("/deploymentBase/" + update))
                .get("deployment")
                .get("chunks")
                .get(0)
                .get("artifacts")
                .get(0)
                .get("_links")
                .get("download")
                .get("href")
                .getStringValue())
        .getPath();
  }
}
