package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.pki.authority.RevocationReason;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.update.action.PollReplyCache;
import fr.teleguichet.fleet.web.api.HttpDateFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/**
 * The short way of an idle question says what the usual way says. A question that accepts what no
 * device asks for goes the usual way, so both can be asked.
 */
final class IdlePollResponderIT extends DdiCase {
  private static final int STEPS = 60;

  /** The kiosks' own agent, swupdate and the swarm, rauc-hawkbit-updater. */
  private static final List<String> DEVICES =
      List.of(
          "application/hal+json, application/json",
          "application/hal+json",
          "application/json;charset=UTF-8");

  private HttpResponse<String> ask(UpdateBench.Enrolled who, String accept) throws IOException {
    HttpRequest.Builder request = who.client().request(who.path("")).header("Accept", accept);
    return who.client().send(request.build());
  }

  private void bothSayTheSame(String after) throws IOException {
    for (String accept : DEVICES) {
      HttpResponse<String> shortWay = ask(kiosk, accept);
      HttpResponse<String> usual = ask(kiosk, accept + ", text/plain");
      assertThat(shortWay.statusCode()).as(after).isEqualTo(usual.statusCode()).isEqualTo(200);
      assertThat(shortWay.body()).as(after).isEqualTo(usual.body());
      for (String name : List.of("ETag", "Content-Type", "Cache-Control", "X-Frame-Options")) {
        assertThat(shortWay.headers().firstValue(name))
            .as(name)
            .isPresent()
            .isEqualTo(usual.headers().firstValue(name));
      }
      assertThat(HttpDateFormat.parse(shortWay.headers().firstValue("Date").orElse("")))
          .as("the time of the answer")
          .hasValueSatisfying(
              it ->
                  assertThat(Duration.between(it, server.clock().instant()))
                      .isBetween(Duration.ZERO, Duration.ofMinutes(1)));
    }
  }

  @Test
  void bothWaysSayTheSameWhateverHappens() throws IOException {
    Random random = new Random(12);
    int distribution = bench.distribution("os.swu", IMAGE);
    List<Integer> updates = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      String what = step(random, distribution, updates);
      bothSayTheSame("step " + step + ": " + what);
    }
    PollReplyCache situations = server.context().getBean(PollReplyCache.class);
    assertThat(situations.known(new TargetId("figeac-1"))).isPresent();
  }

  private String step(Random random, int distribution, List<Integer> updates) throws IOException {
    int last = updates.isEmpty() ? 0 : updates.getLast();
    return switch (random.nextInt(6)) {
      case 0 -> {
        updates.add(bench.assign(kiosk, distribution, ""));
        yield "assign";
      }
      case 1 -> {
        int _ = status("PUT", "/configData", "{\"data\":{\"a\":\"" + random.nextInt() + "\"}}");
        yield "attributes";
      }
      case 2 -> {
        int _ = kiosk.get("/deploymentBase/" + last).statusCode();
        yield "get";
      }
      case 3 -> {
        int seconds = 30 + random.nextInt(600);
        int _ =
            bench
                .ask("PUT", "/api/v1/kiosks/figeac-1/polling", "{\"seconds\":" + seconds + "}")
                .statusCode();
        yield "polling";
      }
      default -> {
        String result = random.nextBoolean() ? "success" : "failure";
        for (int update : updates) {
          int _ =
              status("POST", "/cancelAction/" + update + "/feedback", feedback("closed", "none"));
          int _ =
              status("POST", "/deploymentBase/" + update + "/feedback", feedback("closed", result));
        }
        yield "close " + result;
      }
    };
  }

  @Test
  void anIdleQuestionTouchesNoDatabase() throws IOException {
    bothSayTheSame("at first");
    server
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute("UPDATE update_kiosk SET polling = 77, asks = TRUE");
            });
    for (String accept : DEVICES) {
      assertThat(ask(kiosk, accept).body())
          .as("what was written past the program is not noticed")
          .contains("00:05:");
    }
  }

  /** Connections live for days: the certificate is judged at each request all the same. */
  @Test
  void aRevokedKioskGetsNothingFromTheNextQuestionOn() throws IOException {
    bothSayTheSame("at first");
    int revoked =
        server.authority().revokeAll(kiosk.name(), RevocationReason.CESSATION_OF_OPERATION);
    assertThat(revoked).isPositive();
    assertThat(ask(kiosk, "application/hal+json").statusCode()).isEqualTo(403);
  }

  @Test
  void anothersCertificateGoesTheUsualWayAndIsRefused() throws IOException {
    try (UpdateBench.Enrolled other = bench.kiosk("cahors-1")) {
      assertThat(other.get("").statusCode()).isEqualTo(200);
      bothSayTheSame("at first");
      assertThat(kiosk.client().get(other.path("")).statusCode()).isEqualTo(403);
    }
  }

  /** Answers come in the order of the requests (RFC 9112, 9.3.2). */
  @Test
  void requestsThatAreSentTogetherAreAnsweredInTheirOrder() throws IOException {
    bothSayTheSame("at first");
    String idle = "GET " + kiosk.path("") + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String slow = idle.replace("figeac-1 ", "figeac-1/installedBase/1 ");
    assertThat(statuses(idle + slow + idle + slow + idle + last(idle)))
        .containsExactly("200", "404", "200", "404", "200", "200");
  }

  /** A proxy in front may have looked at the other one (RFC 9112, 3.2). */
  @Test
  void twoNamesAreRefusedAsTheyAreOnTheUsualWay() throws IOException {
    bothSayTheSame("at first");
    String two =
        "GET " + kiosk.path("") + " HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere.example\r\n\r\n";

    assertThat(statuses(two + last(two))).isNotEmpty().containsOnly("400");
  }

  private static String last(String request) {
    return request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
  }

  /** What is answered to requests that are written at once. */
  private List<String> statuses(String requests) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            kiosk
                .client()
                .tls()
                .getSocketFactory()
                .createSocket("localhost", server.devices().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(requests.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return all.lines()
          .filter(it -> it.contains("HTTP/1.1 "))
          .map(it -> it.replaceAll(".*HTTP/1.1 ([0-9]+).*", "$1"))
          .toList();
    }
  }
}
