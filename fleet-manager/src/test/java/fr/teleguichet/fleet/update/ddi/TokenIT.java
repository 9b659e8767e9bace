package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.device.DeviceClient;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients without a certificate, as far as they are let in. */
@ExtendWith(TestDatabase.class)
final class TokenIT {
  private TestPages.Running server;
  private UpdateBench bench;
  private DeviceClient stranger;

  @BeforeEach
  void tokensCount(Database database) throws IOException {
    start(
        database,
        Map.of("fleet.update.target-token", "true", "fleet.update.gateway-token", "true"));
  }

  private void start(Database database, Map<String, String> settings) throws IOException {
    server = TestPages.start(database, settings);
    bench = new UpdateBench(server);
    stranger = DeviceClient.stranger(server.devices(), server.authority().root());
  }

  @AfterEach
  void close() throws IOException {
    stranger.close();
    server.close();
  }

  private int poll(String kiosk, String authorization) throws IOException {
    return answer(kiosk, authorization).statusCode();
  }

  private HttpResponse<String> answer(String kiosk, String authorization) throws IOException {
    HttpRequest.Builder request =
        stranger.request("/DEFAULT/controller/v1/" + kiosk).header("Authorization", authorization);
    return stranger.send(request.build());
  }

  private String made(String path, String body) throws IOException {
    HttpResponse<String> answer = bench.ask("POST", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return bench.json(answer).get("token").getStringValue();
  }

  @Test
  void aTokenOfAKioskIsGoodForThatKioskUntilItIsRevoked() throws IOException {
    try (UpdateBench.Enrolled kiosk = bench.kiosk("figeac-1");
        UpdateBench.Enrolled other = bench.kiosk("cahors-1")) {
      String path = "/api/v1/kiosks/" + kiosk.name().name() + "/target-token";
      assertThat(bench.ask("GET", path, "").statusCode()).isEqualTo(404);
      String first = made(path, "");
      assertThat(first).hasSize(43);
      assertThat(poll("figeac-1", "TargetToken " + first)).isEqualTo(200);
      assertThat(poll("figeac-1", "targettoken " + first)).isEqualTo(200);
      assertThat(poll(other.name().name().value(), "TargetToken " + first)).isEqualTo(401);

      String second = made(path, "");
      assertThat(poll("figeac-1", "TargetToken " + first)).isEqualTo(401);
      assertThat(poll("figeac-1", "TargetToken " + second)).isEqualTo(200);
      assertThat(TestPages.found(bench.ask("GET", path, ""))).doesNotContain(second);

      assertThat(bench.ask("DELETE", path, "").statusCode()).isEqualTo(204);
      assertThat(poll("figeac-1", "TargetToken " + second)).isEqualTo(401);
      assertThat(server.audit().of("update.target-token-made")).hasSize(2);
      assertThat(server.audit().of("update.target-token-revoked")).hasSize(1);
      String stored =
          server
              .database()
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT COUNT(*) FROM target_token")
                          .mapTo(String.class)
                          .one());
      assertThat(stored).isEqualTo("0");
    }
  }

  @Test
  void aTokenOfOneOfTwoKiosksOfANameIsGoodForThatOne() throws IOException {
    try (UpdateBench.Enrolled _ = bench.kiosk("mairie", "lot");
        UpdateBench.Enrolled _ = bench.namesake("mairie", "gers")) {
      String lot = made("/api/v1/kiosks/lot:mairie/target-token", "");
      String gers = made("/api/v1/kiosks/gers:mairie/target-token", "");
      assertThat(bench.ask("GET", "/api/v1/kiosks/mairie/target-token", "").statusCode())
          .isEqualTo(409);

      for (int time = 0; time < 2; time++) {
        assertThat(poll("mairie", "TargetToken " + lot)).as("the first of the name").isEqualTo(200);
        assertThat(poll("lot:mairie", "TargetToken " + lot)).isEqualTo(200);
        assertThat(poll("gers:mairie", "TargetToken " + gers)).isEqualTo(200);
        assertThat(poll("gers:mairie", "TargetToken " + lot)).isEqualTo(401);
        assertThat(poll("lot:mairie", "TargetToken " + gers)).isEqualTo(401);
        assertThat(poll("mairie", "TargetToken " + gers)).isEqualTo(401);
      }
    }
  }

  @Test
  void aGatewaysTokenIsGoodForEveryKioskThatThereIsAndMakesNone() throws IOException {
    try (UpdateBench.Enrolled _ = bench.kiosk("figeac-1");
        UpdateBench.Enrolled _ = bench.kiosk("cahors-1")) {
      for (String wrong :
          List.of("{}", "{\"name\":\"x\"}", "{\"name\":\"x\",\"days\":366}", "{\"days\":3}")) {
        assertThat(bench.ask("POST", "/api/v1/gateway-tokens", wrong).statusCode())
            .as(wrong)
            .isEqualTo(400);
      }
      String token = made("/api/v1/gateway-tokens", "{\"name\":\"Figeac\",\"days\":30}");
      assertThat(poll("figeac-1", "GatewayToken " + token)).isEqualTo(200);
      assertThat(poll("cahors-1", "GatewayToken " + token)).isEqualTo(200);
      assertThat(poll("figeac-1", "TargetToken " + token)).isEqualTo(401);
      for (int time = 0; time <= WrongTokenLimiter.MAX_COUNT; time++) {
        assertThat(poll("nobody-1", "GatewayToken " + token)).as("not planned").isEqualTo(404);
      }
      assertThat(server.audit().of("device.refused")).hasSize(2);
      server
          .database()
          .jdbi()
          .useHandle(
              handle -> {
                int _ =
                    handle.execute(
                        """
                        UPDATE unit SET state = 'retired', since = UTC_TIMESTAMP(3)
                        WHERE kiosk = 'cahors-1'
                        """);
              });
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(
              () ->
                  assertThat(poll("cahors-1", "GatewayToken " + token))
                      .as("retired")
                      .isEqualTo(404));

      int id =
          bench.json(bench.ask("GET", "/api/v1/gateway-tokens", "")).get(0).get("id").getIntValue();
      assertThat(bench.ask("DELETE", "/api/v1/gateway-tokens/" + id, "").statusCode())
          .isEqualTo(204);
      assertThat(poll("figeac-1", "GatewayToken " + token)).isEqualTo(401);
    }
  }

  @Test
  void aGatewaysTokenEndsByItself() throws IOException {
    try (UpdateBench.Enrolled _ = bench.kiosk("figeac-1")) {
      String token = made("/api/v1/gateway-tokens", "{\"name\":\"Figeac\",\"days\":30}");
      server
          .database()
          .jdbi()
          .useHandle(
              handle -> {
                int _ =
                    handle.execute(
                        "UPDATE gateway_token SET expires = UTC_TIMESTAMP() - INTERVAL 1 SECOND");
              });
      assertThat(poll("figeac-1", "GatewayToken " + token)).isEqualTo(401);
      assertThat(server.audit().of("device.refused")).hasSize(1);
    }
  }

  /** Whatever is wrong the answer is the same, so that nobody learns which kiosks there are. */
  @Test
  void wrongTokensAreUnauthorizedAndAtLastToldToWait() throws IOException {
    try (UpdateBench.Enrolled kiosk = bench.kiosk("figeac-1")) {
      String right = made("/api/v1/kiosks/figeac-1/target-token", "");
      List<Integer> answers = new ArrayList<>();
      for (String wrong :
          List.of(
              "TargetToken x",
              "TargetToken a b",
              "GatewayToken " + right,
              "TargetToken " + right + "x",
              "TargetToken " + "x".repeat(5_000))) {
        HttpResponse<String> answer = answer("figeac-1", wrong);
        assertThat(answer.body()).as(wrong).isEmpty();
        answers.add(answer.statusCode());
        answers.add(poll("no-such-kiosk", wrong));
      }
      assertThat(answers).containsOnly(401).hasSize(WrongTokenLimiter.MAX_COUNT);

      HttpResponse<String> late = answer("figeac-1", "TargetToken " + right + "x");
      assertThat(late.statusCode()).isEqualTo(429);
      assertThat(late.headers().firstValue("Retry-After")).hasValue("60");
      assertThat(kiosk.get("").statusCode()).as("a certificate").isEqualTo(200);
      assertThat(server.audit().of("device.refused")).hasSize(1);
    }
  }

  /** What is written past the program is not noticed: so the database was not asked. */
  @Test
  void anIdleQuestionWithATokenThatCountedAsksNoDatabase() throws IOException {
    try (UpdateBench.Enrolled _ = bench.kiosk("figeac-1")) {
      String authorization = "TargetToken " + made("/api/v1/kiosks/figeac-1/target-token", "");
      HttpRequest.Builder attributes =
          stranger
              .request("/DEFAULT/controller/v1/figeac-1/configData")
              .header("Authorization", authorization)
              .header("Content-Type", "application/json")
              .PUT(BodyPublishers.ofString("{\"data\":{\"board\":\"x\"}}"));
      assertThat(stranger.send(attributes.build()).statusCode()).isEqualTo(200);
      for (int time = 0; time < 2; time++) {
        assertThat(poll("figeac-1", authorization)).isEqualTo(200);
      }
      server
          .database()
          .jdbi()
          .useHandle(
              handle -> {
                int _ = handle.execute("DELETE FROM target_token");
              });
      assertThat(poll("figeac-1", authorization)).as("known from memory").isEqualTo(200);
      HttpRequest.Builder usual =
          stranger
              .request("/DEFAULT/controller/v1/figeac-1")
              .header("Authorization", authorization)
              .header("Accept", "application/hal+json, text/plain");
      assertThat(stranger.send(usual.build()).statusCode()).as("the usual way").isEqualTo(401);
    }
  }

  /** A town hall has one address for all of its kiosks. */
  @Test
  void aRightTokenIsNeverRefusedForANeighboursWrongOnes() throws IOException {
    try (UpdateBench.Enrolled _ = bench.kiosk("figeac-1")) {
      String own = made("/api/v1/kiosks/figeac-1/target-token", "");
      String gateways = made("/api/v1/gateway-tokens", "{\"name\":\"Figeac\",\"days\":30}");
      for (int time = 0; time < 2 * WrongTokenLimiter.MAX_COUNT; time++) {
        assertThat(poll("figeac-1", "TargetToken wrong")).isIn(401, 429);
        assertThat(poll("figeac-1", "TargetToken " + own)).isEqualTo(200);
        assertThat(poll("figeac-1", "GatewayToken " + gateways)).isEqualTo(200);
      }
      assertThat(poll("figeac-1", "TargetToken wrong")).isEqualTo(429);
    }
  }
}
