package fr.teleguichet.edge.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.ddi.DdiException.Kind;
import fr.teleguichet.edge.update.ddi.DdiFeedback.Execution;
import fr.teleguichet.edge.update.ddi.ForeignServer.Fault;
import fr.teleguichet.est.OutboundRoute;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The device's side of DDI v1 against a server that keeps to its letter. */
class DdiClientTest {

  private static final byte[] FILE = "an image of a few bytes".getBytes(StandardCharsets.UTF_8);
  private static ForeignServer server;
  private DdiClient client;

  @BeforeAll
  static void open() throws Exception {
    server = new ForeignServer();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void begin() {
    server.mend();
    server.rels("download-http");
    server.offer("kiosk.swu", FILE);
    client = new DdiClient(server.terms(), OutboundRoute.direct(), Optional::empty);
  }

  private PollResponse.Deploy offer() throws Exception {
    return (PollResponse.Deploy) client.poll().offer().orElseThrow();
  }

  @Test
  void aPollThatIsTheSameIsNotSentAgain() throws Exception {
    PollResponse first = client.poll();
    int before = server.asked().size();
    assertThat(client.poll()).isSameAs(first);
    assertThat(server.asked()).hasSize(before + 1);
    assertThat(first.sleep()).isEqualTo(Duration.ofMinutes(5));
  }

  /** hawkBit changes it when the action changes; who drops it never hears of a forced one. */
  @Test
  void theOpaqueQueryOfALinkIsKeptAndIsNoPartOfTheNumber() throws Exception {
    PollResponse.Deploy offer = offer();
    assertThat(offer.link().getQuery()).isEqualTo("c=-2129030598");
    assertThat(offer.id()).matches("\\d+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"download-http", "download"})
  void bothNamesOfADownloadLinkAreKnown(String rel) throws Exception {
    server.rels(rel);
    server.offer("kiosk.swu", FILE);
    Deployment deployment = client.deployment(offer());
    assertThat(deployment.update()).isEqualTo(DeploymentMode.ATTEMPT);
    DeploymentChunk chunk = deployment.chunks().getFirst();
    assertThat(chunk.part()).isEqualTo("os");
    DdiArtifact artifact = chunk.artifacts().getFirst();
    assertThat(artifact.size()).isEqualTo(FILE.length);
    assertThat(artifact.sums().sha256()).contains(ForeignAnswer.sum("SHA-256", FILE));
    try (var in = client.open(artifact, 0, Optional.empty()).bytes()) {
      assertThat(in.readAllBytes()).isEqualTo(FILE);
    }
  }

  @Test
  void theRestOfAFileIsAskedForByItsTag() throws Exception {
    DdiArtifact artifact = client.deployment(offer()).chunks().getFirst().artifacts().getFirst();
    var whole = client.open(artifact, 0, Optional.empty());
    whole.bytes().close();
    var rest = client.open(artifact, 5, whole.tag());
    assertThat(rest.from()).isEqualTo(5);
    assertThat(new String(rest.bytes().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("age of a few bytes");
    server.swapped("kiosk.swu", "another one altogether".getBytes(StandardCharsets.UTF_8));
    var other = client.open(artifact, 5, whole.tag());
    assertThat(other.from()).as("the whole of the other file").isZero();
    other.bytes().close();
  }

  @ParameterizedTest
  @CsvSource({
    "404, GONE",
    "410, GONE",
    "400, REFUSED",
    "405, REFUSED",
    "401, LATER",
    "403, LATER",
    "429, LATER",
    "409, LATER",
    "500, LATER",
    "503, LATER",
    "302, LATER"
  })
  void everyRefusalHasItsMeaning(int status, Kind kind) {
    server.fail("", Fault.status(status));
    assertThat(failure().kind()).isEqualTo(kind);
  }

  @Test
  void aServerThatWantsToBeLeftAloneSaysForHowLong() {
    server.fail("", new Fault(429, "", Map.of("Retry-After", "77"), false));
    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(77));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "[]",
        "{",
        "null",
        "\"x\"",
        "{\"_links\":{\"deploymentBase\":{\"href\":\"::\"}}}"
      })
  void garbageIsRefused(String body) {
    server.fail("", new Fault(200, body, Map.of(), false));
    assertThat(failure().kind()).isIn(Kind.GARBAGE, Kind.LATER);
  }

  @Test
  void aServerThatStopsInTheMiddleOfAnAnswerIsNotWaitedFor() {
    server.fail("", new Fault(200, "", Map.of(), true));
    client =
        new DdiClient(
            server.terms(),
            OutboundRoute.direct(),
            () -> DdiClient.connect(OutboundRoute.direct(), Optional::empty),
            Duration.ofMillis(200),
            _ -> {});
    assertThat(failure().kind()).isEqualTo(Kind.LATER);
  }

  @Test
  void anAnswerWithoutEndIsNotReadToTheEnd() {
    server.fail("", new Fault(200, "{\"a\":\"" + "x".repeat(100_000) + "\"}", Map.of(), false));
    assertThat(failure().kind()).isEqualTo(Kind.LATER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/default/controller/v1/relais-01/deploymentBase/3",
        "/default/controller/v1/relais-02/deploymentBase/3",
        "/other",
        "//evil.example/default/controller/v1/relais-01/deploymentBase/3"
      })
  void noLinkLeadsToAnotherServerNorToAnotherKiosk(String href) {
    server.fail(
        "",
        new Fault(
            200,
            "{\"_links\":{\"deploymentBase\":{\"href\":\"%s\"}}}".formatted(href),
            Map.of(),
            false));
    assertThat(failure().kind()).isEqualTo(Kind.GARBAGE);
  }

  private DdiException failure() {
    return catchThrowableOfType(DdiException.class, () -> client.poll());
  }

  @Test
  void feedbackIsInHawkbitsWords() throws Exception {
    String id = offer().id();
    int before = server.told().size();
    for (Execution execution : Execution.values()) {
      if (execution != Execution.CLOSED) {
        client.tell(id, DdiFeedback.of(execution, "a <b> & c"));
      }
    }
    client.tell(id, DdiFeedback.proceeding(40, "x"));
    client.tell(id, DdiFeedback.closed(false, List.of("cause=damaged", "y".repeat(2000))));
    List<JsonObject> told = server.told().subList(before, server.told().size());
    assertThat(told.stream().map(it -> it.getJsonObject("status").getString("execution")))
        .containsExactly(
            "download",
            "downloaded",
            "scheduled",
            "proceeding",
            "resumed",
            "rejected",
            "proceeding",
            "closed");
    assertThat(told.getFirst().encode())
        .isEqualTo(
            "{\"status\":{\"execution\":\"download\",\"result\":{\"finished\":\"none\"},"
                + "\"details\":[\"a (b) + c\"]}}");
    assertThat(told.get(6).getJsonObject("status").getJsonObject("result").encode())
        .isEqualTo("{\"finished\":\"none\",\"progress\":{\"cnt\":40,\"of\":100}}");
    assertThat(told.getLast().getJsonObject("status").getJsonArray("details").getString(1))
        .hasSize(512);
    assertThat(
            catchThrowableOfType(
                    DdiException.class, () -> client.tell(id, DdiFeedback.of(Execution.DOWNLOAD)))
                .kind())
        .as("it is closed")
        .isEqualTo(Kind.GONE);
  }

  @Test
  void theAttributesAreAsciiAndMerged() throws Exception {
    server.wantAttributes();
    client.describe(
        client.poll().configData().orElseThrow(), Map.of("board", "Relais n° 1 à Figeac"));
    assertThat(server.attributes().encode())
        .isEqualTo("{\"mode\":\"merge\",\"data\":{\"board\":\"Relais n? 1 ? Figeac\"}}");
  }

  @Test
  void aCancellationSaysOfWhat() throws Exception {
    server.cancel();
    var cancel = (PollResponse.Cancel) client.poll().offer().orElseThrow();
    assertThat(client.stopId(cancel)).isEqualTo(cancel.id());
    client.tellOfCancel(cancel.id(), DdiFeedback.closed(true, List.of()));
    assertThat(client.poll().offer()).isEmpty();
  }

  @Test
  void theSleepIsReadAndADefaultHoldsForNonsense() throws Exception {
    server.sleep("01:02:03");
    assertThat(client.poll().sleep()).isEqualTo(Duration.ofSeconds(3723));
    server.sleep("soon");
    assertThat(client.poll().sleep()).isEqualTo(DdiReader.USUAL_SLEEP);
    server.sleep("00:05:00");
  }
}
