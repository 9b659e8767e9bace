package fr.teleguichet.fleet.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.authority.CertificateSerialNumber;
import fr.teleguichet.fleet.pki.authority.RevocationReason;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.video.ParticipantNames;
import fr.teleguichet.fleet.video.VideoProviderSelector;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kiosks with their certificates call a running manager. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class CallDeviceControllerIT {
  private static final Adviser ANNE =
      new Adviser(1_000_000, Set.of(new ServiceCode("caf")), new Scope.Fleet());
  private static final String OFFER = "{\"kind\":\"offer\",\"connection\":1,\"sdp\":\"v=0\\r\\n\"}";

  private TestPages.Running server;
  private UpdateBench.Enrolled kiosk;
  private UpdateBench.Enrolled other;
  private KioskLine line;
  private CallService calls;
  private CallRegistry registry;

  @BeforeEach
  void twoKiosks(TestPages.Running running) throws IOException {
    server = running;
    UpdateBench bench = new UpdateBench(running);
    kiosk = bench.kiosk("figeac-1");
    other = bench.kiosk("gramat-1");
    calls = running.context().getBean(CallService.class);
    registry = running.context().getBean(CallRegistry.class);
    line = open(kiosk);
  }

  private KioskLine open(UpdateBench.Enrolled who) throws IOException {
    return KioskLine.open(who.client());
  }

  @AfterEach
  void theyGo() {
    line.close();
    kiosk.close();
    other.close();
  }

  private static String wish(UUID id) {
    return """
    {"id":"%s","service":"caf","language":"fr","accompanied":false,"later":1}
    """
        .formatted(id);
  }

  private static ParticipantNames names(VideoCall call) {
    return new ParticipantNames(call.kiosk().name().value(), call.service().value());
  }

  private UUID ask() throws IOException {
    UUID id = UUID.randomUUID();
    assertThat(line.post("", wish(id)).statusCode()).isEqualTo(201);
    return id;
  }

  private int foreign(String path, String body) throws IOException {
    return other
        .client()
        .send(
            other
                .client()
                .request("/calls/v1/calls" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build())
        .statusCode();
  }

  private VideoCallRepository.Row row(UUID id) {
    return server.context().getBean(VideoCallRepository.class).find(id).orElseThrow();
  }

  @Test
  void aCallFromTheQuestionToItsEnd() throws IOException {
    assertThat(line.awaitEvent("services", "")).isEqualTo("{\"services\":[]}");
    registry.enter(ANNE);
    assertThat(line.awaitEvent("services", "caf"))
        .isEqualTo(
            "{\"services\":[{\"service\":\"caf\",\"advisers\":1,\"free\":1,\"waiting\":0}]}");
    UUID id = UUID.randomUUID();

    HttpResponse<String> asked = line.post("", wish(id));

    assertThat(asked.statusCode()).isEqualTo(201);
    assertThat(asked.body())
        .contains("\"state\":\"waiting\"", "\"position\":1", "\"iceServers\":[]", "relayOnly");
    assertThat(line.post("", wish(id)).statusCode()).as("the same again").isEqualTo(200);
    assertThat(line.post("/" + id + "/signals", OFFER).statusCode()).as("too early").isEqualTo(409);
    assertThat(line.post("/" + id + "/connected", "{}").statusCode()).isEqualTo(409);

    assertThat(calls.answer(ANNE, id, CallDeviceControllerIT::names))
        .isInstanceOf(AnswerResult.Answered.class);

    line.awaitEvent("call", "answered");
    assertThat(line.post("/" + id + "/signals", OFFER).statusCode()).isEqualTo(202);
    assertThat(line.post("/" + id + "/connected", "{}").statusCode()).isEqualTo(200);
    assertThat(line.post("/" + id + "/connected", "{}").statusCode()).isEqualTo(200);
    line.awaitEvent("call", "connected");
    assertThat(line.post("/" + id + "/end", "{\"reason\":\"ended\"}").body())
        .contains("\"outcome\":\"held\"");
    assertThat(line.post("/" + id + "/end", "{\"reason\":\"failed\"}").body())
        .contains("\"outcome\":\"held\"");
    line.awaitEvent("call", "\"outcome\":\"held\"");
    VideoCallRepository.Row row = row(id);
    assertThat(row.outcome()).contains(CallOutcome.HELD);
    assertThat(row.answered()).isPresent();
    assertThat(row.connected()).isPresent();
    assertThat(server.get("/api/v1/calls").body())
        .contains(id.toString(), "\"state\":\"ended\"", "\"outcome\":\"held\"", "figeac-1")
        .doesNotContain("1000000");
    assertThat(server.get("/api/v1/calls?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void aKioskIsToldByWhichServersACallWouldGo() throws IOException {
    HttpResponse<String> told =
        kiosk
            .client()
            .send(kiosk.client().request("/calls/v1/tests").POST(BodyPublishers.noBody()).build());

    assertThat(told.statusCode()).isEqualTo(200);
    assertThat(told.body()).contains("\"iceServers\":[]", "\"relayOnly\":false");
    assertThat(told.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void anotherKioskLearnsAndChangesNothing() throws IOException {
    registry.enter(ANNE);
    UUID id = ask();
    AnswerResult _ = calls.answer(ANNE, id, CallDeviceControllerIT::names);

    assertThat(foreign("", wish(id))).isEqualTo(409);
    assertThat(foreign("/" + id + "/signals", OFFER)).isEqualTo(404);
    assertThat(foreign("/" + id + "/connected", "{}")).isEqualTo(404);
    assertThat(foreign("/" + id + "/end", "{\"reason\":\"ended\"}")).isEqualTo(404);

    assertThat(registry.find(id).orElseThrow().state()).isInstanceOf(CallState.Answered.class);
    assertThat(server.audit().of("device.refused"))
        .anyMatch(entry -> entry.details().containsValue("call-of-another-kiosk"));
  }

  @Test
  void aServiceThatHasEndedIsCalledByNobody() throws IOException {
    server
        .database()
        .jdbi()
        .useHandle(
            handle -> handle.execute("UPDATE service SET state = 'ended' WHERE code = 'caf'"));

    assertThat(line.post("", wish(UUID.randomUUID())).statusCode()).isEqualTo(422);
    assertThat(registry.open()).isEmpty();
  }

  @Test
  void whatIsWrongIsRefusedAndNothingWaits() throws IOException {
    UUID id = UUID.randomUUID();
    String good = wish(id);
    assertThat(line.post("", good.replace("caf", "none-such")).statusCode()).isEqualTo(422);
    assertThat(line.post("", good.replace("\"fr\"", "\"la\"")).statusCode()).isEqualTo(422);
    assertThat(line.post("", good.replace(id.toString(), "1-1-1-1-1")).statusCode()).isEqualTo(400);
    assertThat(line.post("", good.replace("{", "{\"id\":1,")).statusCode())
        .as("a member twice")
        .isEqualTo(400);
    assertThat(line.post("", "[]").statusCode()).isEqualTo(400);
    assertThat(line.post("", "x".repeat(64 * 1024 + 1)).statusCode()).isEqualTo(413);
    assertThat(line.post("/" + id + "/end", "{\"reason\":\"ended\"}").statusCode()).isEqualTo(404);
    assertThat(registry.open()).isEmpty();

    UUID asked = ask();
    registry.enter(ANNE);
    AnswerResult _ = calls.answer(ANNE, asked, CallDeviceControllerIT::names);
    String large = OFFER.replace("v=0", "v".repeat(32 * 1024));
    assertThat(line.post("/" + asked + "/signals", large).statusCode()).isEqualTo(413);
    assertThat(line.post("/" + asked + "/signals", "{}").statusCode()).isEqualTo(400);
    assertThat(line.post("/" + asked + "/end", "{\"reason\":\"x\"}").statusCode()).isEqualTo(400);
    for (String age : List.of("-1", "\"1\"", "86400001", "[]")) {
      String body = "{\"ageMillis\":" + age + "}";
      assertThat(line.post("/" + asked + "/connected", body).statusCode()).as(age).isEqualTo(400);
    }
  }

  @Test
  void aFloodIsTurnedAway() throws IOException {
    for (int call = 0; call < CallService.MAX_CALLS_A_MINUTE; call++) {
      UUID _ = ask();
    }
    assertThat(line.post("", wish(UUID.randomUUID())).statusCode()).isEqualTo(429);
    assertThat(registry.open()).hasSize(1);
    assertThat(server.audit().of("device.refused"))
        .singleElement()
        .satisfies(it -> assertThat(it.details()).containsEntry("kind", "call-flood"));
  }

  @Test
  void aFloodOfSignalsIsTurnedAwayAndToldOfOnceInAnHour() throws IOException {
    ManualClock clock = new ManualClock(server.clock().instant());
    CallService service = at(clock);
    VideoCall call = registry.find(ask()).orElseThrow();
    JsonNode signal = CallRequestBody.readSignal(bean(JsonMapper.class), OFFER.getBytes(UTF_8));
    AtomicInteger told = new AtomicInteger();
    for (int sent = 0; sent < CallService.MAX_SIGNALS_AT_ONCE; sent++) {
      service.signalFromKiosk(call, signal, told::incrementAndGet);
    }
    assertThat(told).hasValue(0);
    for (int sent = 0; sent < 3; sent++) {
      assertThatThrownBy(() -> service.signalFromKiosk(call, signal, told::incrementAndGet))
          .isInstanceOf(RefusalException.class);
    }
    assertThat(told).hasValue(1);
    service.signalFromAdviser(call, 7, signal, told::incrementAndGet);
    clock.advance(Duration.ofSeconds(1));
    service.signalFromKiosk(call, signal, told::incrementAndGet);
    assertThat(told).hasValue(1);
  }

  /** What was read before the room was opened is no longer so. */
  @Test
  void twoAnswersAtOnceAreToldEachWithHowTheCallWasBefore() throws IOException {
    List<Boolean> wasWaiting = new ArrayList<>();
    CallService service =
        at(
            server.clock(),
            new DeskCallListener() {
              @Override
              public void changed(VideoCall before, VideoCall now) {
                wasWaiting.add(before.isWaiting());
              }

              @Override
              public void signalled(VideoCall call, JsonNode signal) {}
            });
    registry.enter(ANNE);
    UUID id = ask();

    AnswerResult _ =
        service.answer(
            ANNE,
            id,
            call -> {
              AnswerResult _ = service.answer(ANNE, id, CallDeviceControllerIT::names);
              return names(call);
            });

    assertThat(wasWaiting).containsExactly(true, false);
  }

  private <T> T bean(Class<T> type) {
    return server.context().getBean(type);
  }

  /** The service at another time. */
  private CallService at(Clock clock) {
    return at(clock, bean(DeskCallListener.class));
  }

  private CallService at(Clock clock, DeskCallListener listener) {
    return new CallService(
        registry,
        bean(VideoCallRepository.class),
        bean(KioskCallEventStreams.class),
        bean(CallableServiceDirectory.class),
        bean(VideoProviderSelector.class),
        bean(TransferProposals.class),
        () -> listener,
        clock);
  }

  @Test
  void theNewestStreamOfAKioskWinsAndIsToldTheOpenCallAgain() throws IOException {
    UUID id = ask();
    line.awaitEvent("call", id.toString());

    try (KioskLine newer = open(kiosk)) {
      await().atMost(Durations.FIVE_MINUTES).until(line::isOver);
      assertThat(newer.awaitEvent("call", id.toString())).contains("\"position\":1");
      assertThat(newer.told().getFirst().event()).isEqualTo("services");
      assertThat(newer.isOver()).isFalse();
    }
  }

  @Test
  void aStreamHasABeatAndEndsWithTheCertificate() {
    await().atMost(Duration.ofMinutes(5)).until(() -> line.told().contains(beat()));
    assertThat(line.isOver()).isFalse();

    assertThat(
            server
                .authority()
                .revoke(
                    CertificateSerialNumber.of(kiosk.certificate()).orElseThrow(),
                    RevocationReason.KEY_COMPROMISE))
        .isTrue();

    await().atMost(Duration.ofMinutes(5)).until(line::isOver);
  }

  private static EventReader.Told beat() {
    return new EventReader.Told("", ": beat");
  }
}
