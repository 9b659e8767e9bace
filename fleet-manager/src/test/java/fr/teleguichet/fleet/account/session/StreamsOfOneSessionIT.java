package fr.teleguichet.fleet.account.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One session can't take all the live streams that there are. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class StreamsOfOneSessionIT {
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void oneSessionHasOnlySoMany(TestPages.Running server) throws Exception {
    String other = TestPeople.coordinator(server.context());
    List<InputStream> open = new ArrayList<>();
    for (int stream = 0; stream < SignedOutStreamCloser.MAX_OF_ONE; stream++) {
      HttpResponse<InputStream> answer = opened(server, server.session());
      assertThat(answer.statusCode()).isEqualTo(200);
      open.add(answer.body());
    }

    assertThat(status(server, server.session())).isEqualTo(503);
    assertThat(status(server, other)).as("another session").isEqualTo(200);

    open.getFirst().close();
    await().atMost(Durations.FIVE_MINUTES).until(() -> status(server, server.session()) == 200);
    for (InputStream stream : open) {
      stream.close();
    }
  }

  private int status(TestPages.Running server, String session)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = opened(server, session);
    answer.body().close();
    return answer.statusCode();
  }

  private HttpResponse<InputStream> opened(TestPages.Running server, String session)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(server.uri("/events/kiosks"))
            .header("Cookie", "teleguichet=" + session)
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }
}
