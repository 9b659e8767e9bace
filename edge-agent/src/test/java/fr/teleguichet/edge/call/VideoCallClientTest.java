package fr.teleguichet.edge.call;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.call.CallChannel.StreamEnd;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoCallClientTest {

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final UUID ID = new UUID(0, 1);
  private static final JsonObject ID_OF_CALL = new JsonObject().put("id", ID.toString());

  private final VirtualLoop loop = new VirtualLoop();
  private final List<FakeCallChannel> channels = new ArrayList<>();
  private final List<CallEvent> events = new ArrayList<>();
  private boolean hasCertificate = true;
  private final VideoCallClient client = new VideoCallClient(loop, new Random(51), this::connect);

  private Optional<CallChannel> connect() {
    if (!hasCertificate) {
      return Optional.empty();
    }
    channels.add(new FakeCallChannel());
    return Optional.of(channels.getLast());
  }

  @Test
  void aKioskWithoutACertificateHasNobodyToAsk() {
    hasCertificate = false;
    client.renew();
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.ABSENT);
    loop.pass(Duration.ofHours(1));
    assertThat(channels).isEmpty();
  }

  @Test
  void whoIsThereIsWhatTheManagerSaidLast() {
    client.renew();
    assertThat(client.presence(CAF)).as("not told yet").isEqualTo(AdviserPresence.UNKNOWN);
    come(2);
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.PRESENT);
    assertThat(client.presence(new ServiceCode("carsat"))).isEqualTo(AdviserPresence.ABSENT);
    channel().tell("services", services(0));
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.ABSENT);
    channel().listener().ended(new StreamEnd.Broken("cut"));
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.UNKNOWN);
    refuse(6, Duration.ofSeconds(5));
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.UNREACHABLE);
    come(1);
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.PRESENT);
  }

  @Test
  void aManagerThatNeverAnsweredIsNotWaitedFor() {
    client.renew();
    refuse(1, Duration.ZERO);
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.UNREACHABLE);
  }

  @Test
  void aCallIsAskedForAnsweredConnectedAndEnded() {
    VideoCall call = asked();
    assertThat(channel().last().path()).isEqualTo("/calls/v1/calls");
    assertThat(channel().last().message())
        .isEqualTo(
            new JsonObject()
                .put("id", ID.toString())
                .put("service", "caf")
                .put("language", "es")
                .put("accompanied", true));
    accept();
    channel().tell("call", ID_OF_CALL.copy().put("state", "answered"));
    call.signal(new SignalingMessage("ready", "{\"kind\":\"ready\"}"));
    channel().last().answer(202);
    var offer = new JsonObject().put("kind", "offer").put("connection", 1).put("sdp", "x");
    channel().tell("signal", ID_OF_CALL.copy().put("signal", offer));
    call.connected();
    channel().last().answer(200);
    channel().tell("call", ID_OF_CALL.copy().put("state", "connected"));
    call.end(CallEndReason.ENDED);

    assertThat(channel().told()).containsExactly("calls", "signals", "connected", "end");
    assertThat(channel().last().message().getString("reason")).isEqualTo("ended");
    assertThat(events)
        .containsExactly(
            new CallEvent.Accepted(new IceConfiguration(List.of(), false)),
            new CallEvent.Waiting(
                new QueuePlace(Optional.of(2), Optional.of(Duration.ofMinutes(3)))),
            new CallEvent.Answered(),
            new CallEvent.Signal(new SignalingMessage("offer", offer.encode())));
  }

  @Test
  void anAdviserProposesAnotherServiceInATalkOnly() {
    VideoCall call = asked();
    accept();
    JsonObject proposed = ID_OF_CALL.copy().put("service", "carsat");
    channel().tell("transfer", proposed);
    channel().tell("call", ID_OF_CALL.copy().put("state", "answered"));
    channel().tell("transfer", proposed);
    assertThat(events).noneMatch(CallEvent.TransferProposed.class::isInstance);
    call.connected();
    channel().last().answer(200);
    channel().tell("transfer", ID_OF_CALL.copy().put("service", "../no code"));
    channel().tell("transfer", new JsonObject().put("id", new UUID(9, 9).toString()));
    assertThat(events).noneMatch(CallEvent.TransferProposed.class::isInstance);
    channel().tell("transfer", proposed);
    assertThat(events.getLast())
        .isEqualTo(new CallEvent.TransferProposed(new ServiceCode("carsat")));
  }

  /** What it comes from is told with the new call, and again where the manager was away then. */
  @Test
  void whoIsPassedOnIsAskedForAsSuchAndTheCallBeforeIsNoFault() {
    VideoCall first = asked();
    accept();
    channel().tell("call", ID_OF_CALL.copy().put("state", "answered"));
    first.connected();
    channel().last().answer(200);
    channel().listener().ended(new StreamEnd.Broken("cut"));
    first.end(CallEndReason.TRANSFERRED);
    var next =
        new CallRequest(
            new UUID(7, 7),
            new ServiceCode("carsat"),
            new CallerDetails("es", true),
            Optional.of(ID));
    VideoCall _ = client.request(next, events::add);
    loop.pass(VideoCallClient.FIRST_RETRY);
    come(1);

    assertThat(channel().last().path()).isEqualTo("/calls/v1/calls");
    assertThat(channel().last().message().getString("transferOf")).isEqualTo(ID.toString());
    channel().last().answer(503);
    channel().tell("call", ID_OF_CALL.copy().put("state", "connected"));
    loop.pass(Duration.ofSeconds(1));
    channel().last().answer(201, accepted().put("id", new UUID(7, 7).toString()));
    assertThat(channel().last().path()).isEqualTo("/calls/v1/calls/" + ID + "/end");
    assertThat(channel().last().message().getString("reason")).isEqualTo("transferred");
  }

  /** The manager says something of the call before, of whose end it has not heard yet. */
  @Test
  void newsOfACallThatIsOverTakeNothingFromTheNextOne() {
    VideoCall first = asked();
    accept();
    first.end(CallEndReason.CANCELLED);
    var next = new UUID(7, 7);
    VideoCall _ =
        client.request(
            new CallRequest(next, CAF, new CallerDetails("es", true), Optional.empty()),
            events::add);
    channel().tell("call", ID_OF_CALL.copy().put("state", "waiting").put("position", 1));
    channel().last().answer(200);

    assertThat(channel().last().path()).isEqualTo("/calls/v1/calls");
    assertThat(channel().last().message().getString("id")).isEqualTo(next.toString());
  }

  @Test
  void aRoomIsToldBeforeItIsAnswered() {
    asked();
    accept();
    channel().tell("call", answeredIn("https://meet.example.org/r1"));

    assertThat(events.subList(events.size() - 2, events.size()))
        .containsExactly(
            new CallEvent.Room(
                new ExternalMeetingRoom("room-link", URI.create("https://meet.example.org/r1"))),
            new CallEvent.Answered());
  }

  /** The citizen sees a calm screen, and the manager writes down that it failed. */
  @Test
  void aHostileRoomEndsTheCallAndTheManagerIsTold() {
    asked();
    accept();
    channel().tell("call", answeredIn("http://meet.example.org/r1"));

    assertThat(events.getLast()).isEqualTo(new CallEvent.Ended(CallEnding.FAILED));
    assertThat(events).noneMatch(CallEvent.Room.class::isInstance);
    assertThat(channel().last().message().getString("reason")).isEqualTo("failed");
  }

  private static JsonObject answeredIn(String url) {
    return ID_OF_CALL
        .copy()
        .put("state", "answered")
        .put("room", new JsonObject().put("provider", "room-link").put("url", url));
  }

  /** The answer and the stream are two connections. */
  @Test
  void aStreamThatIsFasterThanTheAnswerIsHeardAfterIt() {
    asked();
    channel().tell("call", ID_OF_CALL.copy().put("state", "answered"));
    assertThat(events).isEmpty();
    accept();
    assertThat(events.getFirst()).isInstanceOf(CallEvent.Accepted.class);
    assertThat(events.getLast()).isEqualTo(new CallEvent.Answered());
  }

  @ParameterizedTest
  @CsvSource({
    "unanswered,UNANSWERED",
    "declined,UNANSWERED",
    "failed,FAILED",
    "cancelled,OVER",
    "held,OVER",
    "unknown,OVER",
    "danced,OVER"
  })
  void howTheManagerEndedItIsTold(String outcome, CallEnding how) {
    asked();
    accept();
    channel().tell("call", ID_OF_CALL.copy().put("state", "ended").put("outcome", outcome));
    assertThat(events).endsWith(new CallEvent.Ended(how));
  }

  @ParameterizedTest
  @CsvSource({"422,NOBODY", "409,FAILED", "400,FAILED", "403,FAILED"})
  void aRefusalIsTheEnd(int status, CallEnding how) {
    asked();
    channel().last().answer(status);
    assertThat(events).containsExactly(new CallEvent.Ended(how));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":\"00000000-0000-0000-0000-000000000002\",\"state\":\"waiting\"}",
        "{\"id\":\"x\",\"state\":\"waiting\"}",
        "[]",
        "{"
      })
  void anAnswerThatCanNotBeUsedIsTheEndAndTheManagerIsTold(String json) {
    asked();
    channel().last().reply().complete(new CallChannel.Reply(201, json, Optional.empty()));
    assertThat(events).containsExactly(new CallEvent.Ended(CallEnding.FAILED));
    assertThat(channel().told()).endsWith("end");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void whatIsRefusedForNowIsAskedAgainAFewTimes(int status) {
    asked();
    for (int i = 1; i < CallOutbox.MAX_TRIES; i++) {
      channel().last().answer(status);
      loop.pass(Duration.ofMinutes(1).minusMillis(1).dividedBy(4));
      channel().listener().heard();
    }
    assertThat(channel().told()).hasSize(CallOutbox.MAX_TRIES).containsOnly("calls");
    assertThat(events).isEmpty();
    channel().last().answer(status);
    assertThat(events).containsExactly(new CallEvent.Ended(CallEnding.FAILED));
  }

  @Test
  void signalsArriveOneAfterTheOther() {
    VideoCall call = asked();
    accept();
    call.signal(new SignalingMessage("answer", "{\"kind\":\"answer\"}"));
    call.signal(new SignalingMessage("candidate", "{\"kind\":\"candidate\"}"));
    assertThat(channel().told()).containsExactly("calls", "signals");
    channel().last().reply().fail("the line is cut");
    loop.pass(Duration.ofSeconds(1));
    assertThat(channel().last().message().getString("kind")).as("again").isEqualTo("answer");
    channel().last().answer(202);
    assertThat(channel().last().message().getString("kind")).isEqualTo("candidate");
  }

  @Test
  void whoDoesNotWaitAnyLongerTellsItBeforeWhatWasLeftToSay() {
    VideoCall call = asked();
    accept();
    for (int i = 0; i < 10; i++) {
      call.signal(new SignalingMessage("candidate", "{\"kind\":\"candidate\"}"));
    }
    call.end(CallEndReason.CANCELLED);
    channel().last().answer(202);
    assertThat(channel().told()).containsExactly("calls", "signals", "end");
  }

  @Test
  void whoDoesNotWaitAnyLongerWaitsForNothingThatIsToldAgain() {
    VideoCall call = asked();
    accept();
    call.signal(new SignalingMessage("candidate", "{\"kind\":\"candidate\"}"));
    channel().last().reply().fail("the line is cut");
    call.end(CallEndReason.CANCELLED);
    assertThat(channel().told()).containsExactly("calls", "signals", "end");
    loop.pass(Duration.ofSeconds(1));
    assertThat(channel().told()).as("nothing else").hasSize(3);
  }

  /** The manager would keep an adviser for it. */
  @Test
  void thatACallEndedIsToldAgainThoughTheNextOneIsGivenUpMeanwhile() {
    VideoCall call = asked();
    accept();
    call.end(CallEndReason.ENDED);
    channel().last().reply().fail("the line is cut");
    VideoCall next =
        client.request(
            new CallRequest(new UUID(0, 9), CAF, new CallerDetails("es", true)), events::add);
    next.end(CallEndReason.CANCELLED);
    assertThat(channel().told()).containsExactly("calls", "end");
    loop.pass(Duration.ofSeconds(1));
    assertThat(channel().told()).containsExactly("calls", "end", "end");
    assertThat(channel().last().message().getString("reason")).isEqualTo("ended");
  }

  /** However long it waits behind others, both sides measure the same. */
  @Test
  void theManagerIsToldHowLongAgoTheTalkBeganAndEnded() {
    VideoCall call = asked();
    accept();
    channel().tell("call", ID_OF_CALL.copy().put("state", "answered"));
    call.signal(new SignalingMessage("candidate", "{\"kind\":\"candidate\"}"));
    call.connected();
    loop.pass(Duration.ofMillis(2_500));
    channel().last().answer(202);
    assertThat(channel().last().message().getLong("ageMillis")).isEqualTo(2_500);

    call.end(CallEndReason.ENDED);
    loop.pass(Duration.ofMillis(300));
    channel().last().reply().fail("the line is cut");
    loop.pass(Duration.ofSeconds(1));
    channel().last().answer(200);
    assertThat(channel().last().message())
        .isEqualTo(new JsonObject().put("ageMillis", 1_300).put("reason", "ended"));
  }

  /** A page that pours fills no memory. */
  @Test
  void noMoreSignalsWaitThanACallNeeds() {
    VideoCall call = asked();
    accept();
    for (int i = 0; i < 10 * CallOutbox.MAX_WAITING; i++) {
      call.signal(new SignalingMessage("candidate", "{\"kind\":\"candidate\"}"));
    }
    int told = 1;
    while (channel().told().size() > told) {
      told = channel().told().size();
      channel().last().answer(202);
    }
    assertThat(told).isEqualTo(1 + 1 + CallOutbox.MAX_WAITING);
  }

  @Test
  void aManagerThatComesBackHearsOfTheCallAgain() {
    VideoCall call = asked();
    accept();
    channel().tell("call", ID_OF_CALL.copy().put("state", "answered"));
    call.connected();
    cut();
    assertThat(channels).hasSize(2);
    come(1);
    assertThat(channel().told()).containsExactly("calls");
    channel().last().answer(200, ID_OF_CALL.copy().put("state", "connected"));
    assertThat(channel().told()).containsExactly("calls", "connected");
    assertThat(events).doesNotContain(new CallEvent.Ended(CallEnding.FAILED));
    loop.pass(Duration.ofSeconds(20));
    assertThat(events.stream().filter(CallEvent.Answered.class::isInstance)).hasSize(1);
  }

  @Test
  void aWaitEndsWhereTheManagerStaysAway() {
    asked();
    accept();
    channel().listener().ended(new StreamEnd.Broken("cut"));
    loop.pass(ManagerVideoCall.MANAGER_ABSENCE.minusMillis(1));
    assertThat(events).noneMatch(CallEvent.Ended.class::isInstance);
    loop.pass(Duration.ofMillis(1));
    assertThat(events).endsWith(new CallEvent.Ended(CallEnding.FAILED));
  }

  /** They hear each other all the same; the page knows when they do not. */
  @Test
  void whoSpeaksGoesOnWithoutTheManager() {
    VideoCall call = asked();
    accept();
    channel().tell("call", ID_OF_CALL.copy().put("state", "answered"));
    call.connected();
    channel().listener().ended(new StreamEnd.Broken("cut"));
    loop.pass(Duration.ofMinutes(10));
    assertThat(events).noneMatch(CallEvent.Ended.class::isInstance);
  }

  /** It has come back, and can't say anything of calls yet: its database is not there, say. */
  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void whoSpeaksGoesOnWithAManagerThatCanNotBeAskedForNow(int status) {
    VideoCall call = asked();
    accept();
    channel().tell("call", ID_OF_CALL.copy().put("state", "answered"));
    call.connected();
    cut();
    come(1);
    for (int i = 0; i < CallOutbox.MAX_TRIES; i++) {
      channel().last().answer(status);
      loop.pass(Duration.ofSeconds(16));
      channel().listener().heard();
    }
    assertThat(channel().told().stream().filter("calls"::equals)).hasSize(CallOutbox.MAX_TRIES);
    assertThat(events).noneMatch(CallEvent.Ended.class::isInstance);
    channel().tell("call", ID_OF_CALL.copy().put("state", "ended").put("outcome", "held"));
    assertThat(events).endsWith(new CallEvent.Ended(CallEnding.OVER));
  }

  /** One that the manager did not hear the end of, and one of a former run. */
  @Test
  void aCallThatNobodyHereIsInIsEndedOnce() {
    VideoCall call = asked();
    accept();
    call.end(CallEndReason.ENDED);
    cut();
    come(1);
    channel().tell("call", ID_OF_CALL.copy().put("state", "connected"));
    channel().tell("call", ID_OF_CALL.copy().put("state", "connected"));
    assertThat(channel().told()).containsExactly("end");
    assertThat(channel().last().message().getString("reason")).isEqualTo("ended");
    channel().last().answer(200);

    var other = new JsonObject().put("id", new UUID(0, 9).toString());
    channel().tell("call", other.copy().put("state", "ended").put("outcome", "failed"));
    assertThat(channel().told()).hasSize(1);
    channel().tell("call", other.copy().put("state", "waiting"));
    assertThat(channel().last().path()).contains(other.getString("id"));
    assertThat(channel().last().message().getString("reason")).isEqualTo("failed");
  }

  @Test
  void aSilentManagerIsLeftAndTriedAgainLessAndLessOften() {
    client.renew();
    loop.pass(VideoCallClient.SILENCE);
    assertThat(channel().isClosed()).isTrue();
    int tries = channels.size();
    loop.pass(Duration.ofHours(1));
    // Half a minute of silence and up to a minute of waiting for each.
    assertThat(channels.size() - tries).isBetween(30, 80);
    while (!channel().isHeard()) {
      loop.pass(Duration.ofSeconds(1));
    }
    come(1);
    for (int i = 0; i < 100; i++) {
      loop.pass(Duration.ofSeconds(10));
      channel().listener().heard();
    }
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.PRESENT);
  }

  /** One of a former version: nobody can be called, and that is no fault. */
  @Test
  void aManagerWithoutCallsIsAskedNowAndThen() {
    client.renew();
    channel().listener().ended(new StreamEnd.Unknown());
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.ABSENT);
    loop.pass(VideoCallClient.LONGEST_RETRY);
    assertThat(channels).hasSize(2);
    come(1);
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.PRESENT);
  }

  /** Who talks must be back before a manager that was away for long has given up on them. */
  @Test
  void whoTalksLooksForTheManagerMoreOftenThanAKioskWithoutACall() {
    VideoCall call = asked();
    accept();
    channel().tell("call", ID_OF_CALL.copy().put("state", "answered"));
    call.connected();
    refuse(12, VideoCallClient.LONGEST_RETRY);
    int before = channels.size();
    refuse(12, VideoCallClient.LONGEST_RETRY_IN_CALL);
    assertThat(channels).hasSize(before + 12);

    call.end(CallEndReason.FAILED);
    refuse(1, VideoCallClient.LONGEST_RETRY_IN_CALL);
    before = channels.size();
    refuse(12, VideoCallClient.LONGEST_RETRY_IN_CALL);
    assertThat(channels).as("without a call").hasSizeLessThan(before + 12);
  }

  @Test
  void aCallWhileTheManagerIsAwayLooksForItAtOnce() {
    client.renew();
    come(1);
    refuse(12, VideoCallClient.LONGEST_RETRY);
    refuse(1, Duration.ZERO);
    int before = channels.size();
    VideoCall _ =
        client.request(new CallRequest(ID, CAF, new CallerDetails("es", true)), events::add);
    assertThat(channels).hasSize(before + 1);
    come(1);
    assertThat(channel().last().path()).isEqualTo("/calls/v1/calls");
    accept();
    loop.pass(ManagerVideoCall.MANAGER_ABSENCE);
    assertThat(events).noneMatch(CallEvent.Ended.class::isInstance);
  }

  /** No event says so, and a screen that shows advisers who are gone has people wait in vain. */
  @Test
  void thatTheManagerIsAwayAndBackIsToldOfItself() {
    List<AdviserPresence> told = new ArrayList<>();
    client.onPresence(() -> told.add(client.presence(CAF)));
    client.renew();
    come(1);
    channel().listener().ended(new StreamEnd.Broken("gone"));
    assertThat(told).containsExactly(AdviserPresence.PRESENT, AdviserPresence.UNKNOWN);

    loop.pass(ManagerVideoCall.MANAGER_ABSENCE_AT_FIRST);
    assertThat(told).endsWith(AdviserPresence.UNREACHABLE);

    loop.pass(VideoCallClient.LONGEST_RETRY);
    come(1);
    assertThat(told).endsWith(AdviserPresence.PRESENT);
  }

  @Test
  void aCallOfWhichAnAbsentManagerNeverHeardEndsSoon() {
    client.renew();
    refuse(12, VideoCallClient.LONGEST_RETRY);
    refuse(1, Duration.ZERO);
    VideoCall _ =
        client.request(new CallRequest(ID, CAF, new CallerDetails("es", true)), events::add);
    refuse(1, Duration.ZERO);
    loop.pass(ManagerVideoCall.MANAGER_ABSENCE_AT_FIRST.minusMillis(1));
    assertThat(events).isEmpty();
    loop.pass(Duration.ofMillis(1));
    assertThat(events).containsExactly(new CallEvent.Ended(CallEnding.FAILED));
  }

  @Test
  void aNewCertificateIsUsedAtOnceAndWhoStopsHearsNothing() {
    client.renew();
    client.renew();
    assertThat(channels).hasSize(2);
    assertThat(channels.getFirst().isClosed()).isTrue();
    assertThat(channels.getFirst().isHeard()).isFalse();
    client.stop();
    loop.pass(Duration.ofHours(1));
    assertThat(channels).hasSize(2);
    assertThat(channel().isClosed()).isTrue();
  }

  /** Help is no call, and waits for none of its signals. */
  @Test
  void otherThingsAreToldAndHeardOnTheSameLine() {
    List<String> heard = new ArrayList<>();
    client.listen(
        new ManagerMessageChannel.Listener() {
          @Override
          public void opened() {
            heard.add("opened");
          }

          @Override
          public void event(String name, String data) {
            heard.add(name + " " + data);
          }
        });
    assertThat(client.post("/help/v1/requests", "{}", _ -> {})).as("no line yet").isFalse();
    asked();
    assertThat(client.post("/help/v1/requests", "{}", reply -> heard.add("" + reply.isPresent())))
        .isTrue();
    assertThat(channel().told())
        .as("the call's answer is out")
        .containsExactly("calls", "requests");
    channel().last().answer(201);
    channel().tell("help", new JsonObject());
    cut();
    assertThat(client.post("/help/v1/requests", "{}", _ -> {})).isTrue();
    come(1);
    assertThat(heard).containsExactly("opened", "true", "help {}", "opened");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          services | []
          services | {"services": [{"service": "CAF !", "advisers": 1}]}
          call | {"id": "x", "state": "answered"}
          call | {
          signal | {"id": "00000000-0000-0000-0000-000000000001", "signal": 5}
          signal | {"signal": {"kind": "offer"}}
          dance | {}
          """)
  void whatCanNotBeUsedChangesNothing(String name, String data) {
    asked();
    accept();
    events.clear();
    channel().listener().event(name, data);
    assertThat(events).isEmpty();
    assertThat(client.presence(CAF)).isEqualTo(AdviserPresence.PRESENT);
  }

  private VideoCall asked() {
    client.renew();
    come(1);
    return client.request(new CallRequest(ID, CAF, new CallerDetails("es", true)), events::add);
  }

  private void come(int advisers) {
    channel().listener().opened();
    channel().tell("services", services(advisers));
  }

  private void cut() {
    channel().listener().ended(new StreamEnd.Broken("cut"));
    loop.pass(VideoCallClient.FIRST_RETRY);
  }

  /** So often time passes, and whatever connection there is by then breaks. */
  private void refuse(int times, Duration pause) {
    for (int i = 0; i < times; i++) {
      if (channel().isHeard()) {
        channel().listener().ended(new StreamEnd.Broken("cut"));
      }
      loop.pass(pause);
    }
  }

  private void accept() {
    channel().last().answer(201, accepted());
  }

  private static JsonObject accepted() {
    return ID_OF_CALL
        .copy()
        .put("state", "waiting")
        .put("position", 2)
        .put("expected", 180)
        .put("iceServers", new JsonArray())
        .put("relayOnly", false);
  }

  private static JsonObject services(int advisers) {
    return new JsonObject()
        .put(
            "services",
            JsonArray.of(new JsonObject().put("service", "caf").put("advisers", advisers)));
  }

  private FakeCallChannel channel() {
    return channels.getLast();
  }
}
