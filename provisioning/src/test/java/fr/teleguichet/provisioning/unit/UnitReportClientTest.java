package fr.teleguichet.provisioning.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.provisioning.tls.HttpsClients;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever answers at a unit's address, over real sockets. */
@Timeout(300)
class UnitReportClientTest {

  private static final String PIN = "804612";

  @Test
  void theReportComesForThePin() throws Exception {
    var asked = new CompletableFuture<String>();
    try (var server = answering(response(200, "{\"version\":1,\"kiosk\":\"figeac-01\"}"), asked)) {
      assertThat(report(server).path("kiosk").asText()).isEqualTo("figeac-01");
    }
    assertThat(asked.join())
        .startsWith("GET /technician/report HTTP/1.1")
        .contains("Authorization: Bearer " + PIN);
  }

  @ParameterizedTest
  @CsvSource({
    "401, unit.pin",
    "429, unit.wait",
    "404, unit.other",
    "500, unit.other",
    "302, unit.other"
  })
  void aUnitThatSaysNoIsTroubleOfTheNetwork(int status, String key) throws Exception {
    try (var server = answering(response(status, "{}"), new CompletableFuture<>())) {
      assertTrouble(server, key);
    }
  }

  /** Whoever answers on a strange network may be anybody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"version\":\"1\"}",
        "{\"version\":1",
        "{\"version\":1,\"a\":[[[[[[[[1]]]]]]]]}",
        "<html>a printer’s own page</html>"
      })
  void whatIsNoReportIsNotTaken(String body) throws Exception {
    try (var server = answering(response(200, body), new CompletableFuture<>())) {
      assertTrouble(server, "unit.other");
    }
  }

  @Test
  void aReportOfANewerAgentIsNotGuessedAt() throws Exception {
    try (var server = answering(response(200, "{\"version\":2}"), new CompletableFuture<>())) {
      assertTrouble(server, "unit.version");
    }
  }

  @Test
  void anAnswerThatNeverEndsIsCutOff() throws Exception {
    String endless = "{\"version\":1,\"a\":\"" + "x".repeat(200_000);
    try (var server = answering("HTTP/1.1 200 OK\r\n\r\n" + endless, new CompletableFuture<>())) {
      assertTrouble(server, "unit.unreachable");
    }
  }

  /** The header comes at once, and the connection stays open: time is up all the same. */
  @Test
  void anAnswerThatStopsHalfwayIsNotWaitedFor() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var hanging =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (Socket socket = server.accept()) {
                      socket
                          .getOutputStream()
                          .write(
                              "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"
                                  .getBytes(StandardCharsets.US_ASCII));
                      var _ = socket.getInputStream().readAllBytes();
                    } catch (IOException _) {
                      // The tool hung up.
                    }
                  });
      var door =
          new UnitReportClient(
              HttpsClients.client(Optional.empty(), Optional.empty()), Duration.ofMillis(500));
      assertThatThrownBy(
              () -> door.report(UnitHttpAddress.parse("127.0.0.1:" + server.getLocalPort()), PIN))
          .isInstanceOfSatisfying(
              TroubleException.class,
              it -> assertThat(it.say().key()).isEqualTo("unit.unreachable"));
      hanging.join();
    }
  }

  @Test
  void aNumberOrATextWithoutEndIsNotRead() throws Exception {
    for (String value : new String[] {"9".repeat(5_000), "\"" + "x".repeat(5_000) + "\""}) {
      String body = "{\"version\":1,\"a\":" + value + "}";
      try (var server = answering(response(200, body), new CompletableFuture<>())) {
        assertTrouble(server, "unit.other");
      }
    }
  }

  @Test
  void whereNobodyAnswersTheSentenceSaysWhatToLookAt() throws Exception {
    int port = Installed.freePort();
    assertThatThrownBy(() -> door().report(UnitHttpAddress.parse("127.0.0.1:" + port), PIN))
        .isInstanceOfSatisfying(
            TroubleException.class, it -> assertThat(it.say().key()).isEqualTo("unit.unreachable"));
  }

  @Test
  void aPinThatIsNoneIsNotSent() {
    assertThatThrownBy(() -> door().report(UnitHttpAddress.parse("127.0.0.1:1"), "my password"))
        .isInstanceOfSatisfying(
            TroubleException.class,
            it -> {
              assertThat(it.kind()).isEqualTo(TroubleKind.USAGE);
              assertThat(it.say().values().toString()).doesNotContain("password");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "teleguichet-k7qm.local, https://teleguichet-k7qm.local:8092/technician/report",
    "192.168.1.20, https://192.168.1.20:8092/technician/report",
    "127.example.org, https://127.example.org:8092/technician/report",
    "127.0.0.1, http://127.0.0.1:8091/technician/report",
    "localhost, http://localhost:8091/technician/report",
    "[::1]:99, http://[::1]:99/technician/report",
    "http://192.168.1.20:80/, http://192.168.1.20:80/technician/report",
    "https://192.168.1.20, https://192.168.1.20:8092/technician/report",
    "[fe80::1]:99, https://[fe80::1]:99/technician/report"
  })
  void anAddressIsANameOrFigures(String text, String report) throws Exception {
    assertThat(UnitHttpAddress.parse(text).at("/technician/report")).hasToString(report);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://192.168.1.20",
        "http://a b",
        "http://u:p@host",
        "http://host/path",
        "host?q",
        "ssh://host",
        "mailto:x"
      })
  void whatIsNoAddressIsAMistakeInTheCommandLine(String text) {
    assertThatThrownBy(() -> UnitHttpAddress.parse(text))
        .isInstanceOfSatisfying(
            TroubleException.class, it -> assertThat(it.kind()).isEqualTo(TroubleKind.USAGE));
  }

  private static void assertTrouble(ServerSocket server, String key) {
    assertThatThrownBy(() -> report(server))
        .isInstanceOfSatisfying(
            TroubleException.class,
            it -> {
              assertThat(it.kind()).isEqualTo(TroubleKind.NETWORK);
              assertThat(it.say().key()).isEqualTo(key);
            });
  }

  private static JsonNode report(ServerSocket server) throws TroubleException {
    return door().report(UnitHttpAddress.parse("127.0.0.1:" + server.getLocalPort()), PIN);
  }

  private static UnitReportClient door() throws TroubleException {
    return new UnitReportClient(HttpsClients.client(Optional.empty(), Optional.empty()));
  }

  private static String response(int status, String body) {
    return "HTTP/1.1 %d x\r\nContent-Length: %d\r\nLocation: http://127.0.0.1:1/\r\n\r\n%s"
        .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body);
  }

  /** A server that answers everybody so and tells what the first one asked. */
  private static ServerSocket answering(String answer, CompletableFuture<String> asked)
      throws IOException {
    var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var _ =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!server.isClosed()) {
                    try (Socket socket = server.accept();
                        var in = new Scanner(socket.getInputStream(), StandardCharsets.US_ASCII)) {
                      asked.complete(in.useDelimiter("\r\n\r\n").next());
                      OutputStream out = socket.getOutputStream();
                      out.write(answer.getBytes(StandardCharsets.UTF_8));
                      out.flush();
                    } catch (IOException _) {
                      // The tool hung up, or the test is over.
                    }
                  }
                });
    return server;
  }
}
