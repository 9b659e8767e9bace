package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.pki.device.DeviceClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** Tokens where nobody switched them on. */
final class NoTokensIT extends DdiCase {

  @Test
  void tokensNeitherCountNorAreMadeUnlessTheyAreSwitchedOn() throws IOException {
    assertThat(bench.ask("POST", "/api/v1/kiosks/figeac-1/target-token", "").statusCode())
        .isEqualTo(409);
    assertThat(
            bench.ask("POST", "/api/v1/gateway-tokens", "{\"name\":\"x\",\"days\":3}").statusCode())
        .isEqualTo(409);
    server
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      """
                      INSERT INTO target_token (kiosk, digest, made, actor)
                      VALUES ('figeac-1', UNHEX(SHA2('secret', 256)), NOW(3), 'x')
                      """);
            });
    try (DeviceClient stranger =
        DeviceClient.stranger(server.devices(), server.authority().root())) {
      HttpRequest.Builder request =
          stranger.request(kiosk.path("")).header("Authorization", "TargetToken secret");
      assertThat(stranger.send(request.build()).statusCode()).isEqualTo(401);
    }
  }
}
