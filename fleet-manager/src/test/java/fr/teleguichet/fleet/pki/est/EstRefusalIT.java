package fr.teleguichet.fleet.pki.est;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.pki.device.DeviceClient;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a unit is told that gets no certificate; each test has a server that has told nobody yet.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
final class EstRefusalIT {

  @ParameterizedTest
  @CsvSource({
    "NOT_AUTHENTICATED,401",
    "NOT_ALLOWED,403",
    "BAD_REQUEST,400",
    "TOO_MANY,429",
  })
  void eachRefusalHasItsStatusAndItsSentence(
      EnrolmentDecision.Why why, int status, TestPages.Running server) throws IOException {
    server.desk().onEnrol(_ -> new EnrolmentDecision.Refuse(why, "The claim is over."));
    try (DeviceClient client = DeviceClient.stranger(server.devices(), server.authority().root())) {
      HttpResponse<String> answer =
          client.post("/.well-known/est/simpleenroll", Requests.first(TestAuthority.keys()));

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).isEqualTo("The claim is over.\n");
      assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
          .isEqualTo(why == EnrolmentDecision.Why.NOT_AUTHENTICATED);
    }
    assertThat(server.audit().of("device.refused")).hasSize(1);
  }
}
