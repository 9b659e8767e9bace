package fr.teleguichet.fleet.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.settings.Secret;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program that is told by HTTP, and programs that do not want to be. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class WebhookNotificationSenderIT {
  private static final String SECRET = "a secret of some length";

  /** What came in: headers in a line, then the body. */
  private final List<List<String>> posts = new ArrayList<>();

  private TestPages.Running server;
  private HttpServer program;
  private WebhookNotificationSender target;
  private long alert;
  private int answer = 204;

  @BeforeEach
  void aProgramThatListens(TestPages.Running running) throws IOException {
    server = running;
    alert = AlertSamples.on(running);
    program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ = program.createContext("/alerts", this::take);
    program.start();
    target =
        new WebhookNotificationSender(
            new DeliverySettings(
                Optional.empty(),
                Optional.of(new DeliverySettings.Webhook(address("/alerts"), new Secret(SECRET))),
                "https://fleet.example.org"),
            running.context().getBean(AlertReader.class),
            running.context().getBean(JsonMapper.class),
            running.clock());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + program.getAddress().getPort() + path);
  }

  @AfterEach
  void stop() {
    target.close();
    program.stop(0);
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    posts.add(
        List.of(
            String.valueOf(exchange.getRequestHeaders().getFirst("Teleguichet-Delivery")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Teleguichet-Timestamp")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Teleguichet-Signature")),
            body));
    if (answer == 302) {
      exchange.getResponseHeaders().add("Location", address("/elsewhere").toString());
    }
    byte[] large = new byte[answer == 299 ? 1_000_000 : 0];
    boolean isBroken = answer == 298; // promises more than it says
    exchange.sendResponseHeaders(answer, isBroken ? 1_000 : large.length == 0 ? -1 : large.length);
    if (isBroken) {
      exchange.getResponseBody().write(1);
      exchange.getResponseBody().flush();
    }
    if (large.length > 0) {
      exchange.getResponseBody().write(large);
    }
    exchange.close();
  }

  private synchronized List<List<String>> posts() {
    return List.copyOf(posts);
  }

  private void deliver(long of) throws IOException {
    target.deliver(
        new Delivery(
            1,
            OptionalLong.of(of),
            Delivery.What.OPENED,
            0,
            Channel.WEBHOOK,
            0,
            DeliveryState.SENDING,
            0,
            Instant.EPOCH,
            ""));
  }

  @Test
  void whoKnowsTheSecretCanTellThatItIsFromUsAndFromNow() throws Exception {
    deliver(alert);
    List<String> post = posts().getFirst();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected =
        mac.doFinal((post.get(1) + "." + post.get(3)).getBytes(StandardCharsets.UTF_8));
    assertThat(post.get(2)).isEqualTo("v1=" + HexFormat.of().formatHex(expected));
    assertThat(Long.parseLong(post.get(1)))
        .isCloseTo(
            server.clock().instant().getEpochSecond(), org.assertj.core.data.Offset.offset(600L));
    assertThat(post.get(0)).isEqualTo("opened-" + alert + "-0-0");
    assertThat(post.get(3))
        .contains(
            "\"kind\":\"degraded\"",
            "\"subject\":\"kiosk:cauvaldor:borne-gramat\"",
            "\"address\":\"https://fleet.example.org/alerts/" + alert + "\"");
    assertThat(server.context().getBean(AlertReader.class).find(alert, new Scope.Fleet()))
        .isPresent();
  }

  @Test
  void anAnswerSendsItNowhereElse() {
    answer = 302;
    assertThatThrownBy(() -> deliver(alert)).hasMessageContaining("302");
    assertThat(posts()).hasSize(1);
  }

  @Test
  void onlyWhatAnotherTryMayMendIsTriedAgain() {
    for (int status : List.of(500, 503, 429, 408)) {
      answer = status;
      assertThatThrownBy(() -> deliver(alert))
          .as("answer " + status)
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(NotificationSender.RefusedForGoodException.class);
    }
    for (int status : List.of(400, 403, 410)) {
      answer = status;
      assertThatThrownBy(() -> deliver(alert))
          .as("answer " + status)
          .isInstanceOf(NotificationSender.RefusedForGoodException.class);
    }
    assertThatThrownBy(() -> deliver(999_999))
        .as("an alert that is gone")
        .isInstanceOf(NotificationSender.RefusedForGoodException.class);
  }

  @Test
  void aYesIsTakenHoweverLongTheAnswerIs() throws Exception {
    answer = 299;
    deliver(alert);
    assertThat(posts()).hasSize(1);
  }

  @Test
  void aYesThatBreaksOffAfterItsHeadIsTaken() throws Exception {
    answer = 298;
    deliver(alert);
    assertThat(posts()).hasSize(1);
  }

  @Test
  void aProgramThatIsNotThereIsTriedAgain() {
    program.stop(0);
    assertThatThrownBy(() -> deliver(alert))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NotificationSender.RefusedForGoodException.class);
  }
}
