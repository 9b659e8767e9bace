package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.update.action.LastPollWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * A server with kiosks at sites that are closed, so that only what a test names holds them back.
 */
final class RolloutBench implements AutoCloseable {
  private final TestPages.Running server;
  private final UpdateBench bench;
  private final Map<String, UpdateBench.Enrolled> kiosks = new TreeMap<>();

  RolloutBench(TestPages.Running server) throws IOException {
    this.server = server;
    this.bench = new UpdateBench(server);
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO site (code, name, commune, insee, latitude, longitude, opening)
                    VALUES ('closed', 'Closed', 'Cajarc', '46045', 44.48, 1.84, 'monday: closed')
                    """));
  }

  UpdateBench updates() {
    return bench;
  }

  Jdbi jdbi() {
    return server.database().jdbi();
  }

  /** A kiosk that is connected. */
  UpdateBench.Enrolled kiosk(String name, String territory) {
    UpdateBench.Enrolled kiosk = bench.kiosk(name, territory);
    kiosks.put(name, kiosk);
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO kiosk (name, territory, site_id, first_seen, last_seen, link,
                      link_since)
                    VALUES (?, ?, (SELECT id FROM site WHERE code = 'closed'), NOW(3), NOW(3),
                      'connected', NOW(3))
                    """,
                    name,
                    territory));
    return kiosk;
  }

  /** A kiosk that speaks the device interface of updates and nothing else. */
  UpdateBench.Enrolled asking(String name, String territory) {
    UpdateBench.Enrolled kiosk = bench.kiosk(name, territory);
    kiosks.put(name, kiosk);
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO planned_kiosk (name, site_id, planned)
                    VALUES (?, (SELECT id FROM site WHERE code = 'closed'), NOW(3))
                    """,
                    name));
    return kiosk;
  }

  /** The kiosk's last question was so long ago; those it has asked in truth are written before. */
  void asked(String kiosk, Duration ago) {
    server.context().getBean(LastPollWriter.class).write();
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO update_kiosk (kiosk, polled)
                    VALUES (?, UTC_TIMESTAMP(3) - INTERVAL ? SECOND)
                    ON DUPLICATE KEY UPDATE polled = VALUES(polled)
                    """,
                    kiosk,
                    ago.toSeconds()));
  }

  /** So many, each in a territory of its own. */
  List<UpdateBench.Enrolled> kiosks(int count) {
    List<UpdateBench.Enrolled> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      all.add(kiosk("borne-" + i, "territoire-" + i));
    }
    return all;
  }

  int distribution() throws IOException {
    return bench.distribution("os.swu", "x".getBytes(StandardCharsets.UTF_8));
  }

  Json post(String path, String body, int status) throws IOException {
    HttpResponse<String> answer = bench.ask("POST", "/api/v1/rollouts" + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return bench.json(answer);
  }

  /** Makes a rollout whose kiosks may begin at any time. */
  int rollout(int distribution, String more) throws IOException {
    return post(
            "",
            """
            {"distribution":%d,"start":"now","plan":{"window":{"hours":"any"}%s}}
            """
                .formatted(distribution, more),
            201)
        .get("id")
        .getIntValue();
  }

  Json get(int rollout) throws IOException {
    return bench.json(bench.ask("GET", "/api/v1/rollouts/" + rollout, ""));
  }

  String state(int rollout) throws IOException {
    return get(rollout).get("state").getStringValue();
  }

  /** The kiosks' states, by name. */
  Map<String, String> states(int rollout) throws IOException {
    Map<String, String> states = new TreeMap<>();
    for (Json each : members(rollout)) {
      states.put(each.get("kiosk").getStringValue(), each.get("state").getStringValue());
    }
    return states;
  }

  List<Json> members(int rollout) throws IOException {
    return bench
        .json(bench.ask("GET", "/api/v1/rollouts/" + rollout + "/kiosks?limit=1000", ""))
        .values();
  }

  /** One round of the engine. */
  void round() {
    server.context().getBean(RolloutEngine.class).go();
  }

  /** What happens every two seconds: a round where something changed. */
  boolean look() {
    return server.context().getBean(RolloutEngine.class).goIfNeeded();
  }

  /** The kiosk's update that is not over. */
  int action(String kiosk) {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT MAX(id) FROM update_action WHERE open_kiosk = ?")
                    .bind(0, kiosk)
                    .mapTo(Integer.class)
                    .one());
  }

  private UpdateBench.Enrolled enrolled(String kiosk) {
    return Objects.requireNonNull(kiosks.get(kiosk), kiosk);
  }

  /** The kiosk reads its update. */
  String read(String kiosk) throws IOException {
    return enrolled(kiosk).get("/deploymentBase/" + action(kiosk)).body();
  }

  /** What the kiosk is answered when it asks whether there is something to do. */
  String poll(String kiosk) throws IOException {
    return enrolled(kiosk).get("").body();
  }

  /** The kiosk is done with its update. */
  void close(String kiosk, boolean success, String details) throws IOException {
    tell(kiosk, action(kiosk), "closed", success ? "success" : "failure", details);
  }

  /** The kiosk tells something of an update of its own. */
  void tell(String kiosk, int update, String execution, String finished, String details)
      throws IOException {
    tell(kiosk, update, execution, finished, details, 200);
  }

  void tell(String kiosk, int update, String execution, String finished, String details, int status)
      throws IOException {
    HttpResponse<String> answer =
        enrolled(kiosk)
            .send(
                "POST",
                "/deploymentBase/" + update + "/feedback",
                """
                {"status":{"execution":"%s","result":{"finished":"%s"},"details":["%s"]}}
                """
                    .formatted(execution, finished, details));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @Override
  public void close() {
    kiosks.values().forEach(UpdateBench.Enrolled::close);
  }
}
