package fr.teleguichet.edge.boot;

import static fr.teleguichet.edge.boot.InstalledAgent.exitCode;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A technician resets the agent as it is installed, on a system that is no kiosk's image. */
@Tag("proof")
final class FactoryResetIT {

  private static final String PIN = "804612";

  /** The agent wants to be started again. */
  private static final int REPAIR = 7;

  @TempDir private Path folder = Path.of("");
  private InstalledAgent program;

  @BeforeEach
  void install() {
    program = InstalledAgent.named(folder);
  }

  @AfterEach
  void endAll() {
    program.close();
  }

  @Test
  void whoStaysWhoItIsLosesTheFleetsSettingsAndNoUnsentRecord() throws Exception {
    Path settings = folder.resolve("data/configurations/versions/7/agent.yaml");
    Process agent = start();
    long before = look().getLong("unsent");
    assertThat(before).isPositive();
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "screen: {}\n");

    ask("keep-identity", 0);

    assertThat(exitCode(agent)).isEqualTo(REPAIR);
    assertThat(folder.resolve("data/factory-reset")).exists();
    assertThat(exitCode(start())).as("without the settings it starts anew").isEqualTo(REPAIR);
    assertThat(settings).doesNotExist();

    Process reset = start();
    assertThat(look().getLong("unsent"))
        .as("what was, and the reset's records")
        .isGreaterThan(before);
    assertThat(folder.resolve("data/factory-reset")).doesNotExist();
    assertThat(program.stop(reset)).isZero();
  }

  @Test
  void whoIsWipedBeginsWithAnEmptyJournal() throws Exception {
    Process agent = start();
    assertThat(look().getLong("unsent")).isPositive();
    Path key = folder.resolve("data/identity/key.pem");
    Files.createDirectories(key.getParent());
    Files.writeString(key, "a key");

    // More than the agent can have recorded meanwhile, which would be lost unsaid.
    ask("wipe-identity", 1_000);

    assertThat(exitCode(agent)).isEqualTo(REPAIR);
    String before = journal();
    Process wiped = start();
    assertThat(look().getString("state")).isEqualTo("idle");
    assertThat(program.output()).contains("The unit is nobody now.");
    assertThat(key).doesNotExist();
    assertThat(program.stop(wiped)).isZero();
    assertThat(journal()).isNotEqualTo(before);
  }

  /** Which journal it is, of an agent that has ended: a new one has another name. */
  private String journal() throws SQLException {
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/journal.db"));
        Statement statement = file.createStatement();
        ResultSet state = statement.executeQuery("SELECT journal FROM state")) {
      return state.getString(1);
    }
  }

  private void ask(String kind, int unsent) throws Exception {
    JsonObject order =
        new JsonObject().put("kind", kind).put("unit", "relais-01").put("unsent", unsent);
    HttpResponse<String> answer =
        program.post("/api/technician/reset", order, "Authorization", "Bearer " + PIN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private JsonObject look() throws Exception {
    HttpResponse<String> answer =
        program.get("/api/technician/reset", "Authorization", "Bearer " + PIN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private Process start() throws IOException {
    return program.start(Map.of("TELEGUICHET_TECHNICIAN_PIN", PIN));
  }
}
