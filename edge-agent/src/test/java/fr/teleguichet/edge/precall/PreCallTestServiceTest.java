package fr.teleguichet.edge.precall;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.call.FakeManagerLine;
import fr.teleguichet.edge.configuration.CallTestSettings;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.precall.PreCallResult.Line;
import fr.teleguichet.edge.precall.PreCallResult.Sound;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.FakeAdmission;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PreCallTestServiceTest {

  private static final Duration LOOK = PreCallTestService.LOOKED_AT;
  private static final JsonObject SERVERS =
      new JsonObject()
          .put("iceServers", new JsonArray().add(new JsonObject().put("urls", "turn:192.0.2.7")))
          .put("relayOnly", true);

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final AtomicLong ids = new AtomicLong();
  private final KioskState kiosk = new KioskState();
  private final FakeManagerLine line = new FakeManagerLine();
  private final EventStream<PresenceEvent> presence = new EventStream<>(loop);
  private final OpenPage page = new OpenPage();
  private final SessionService session =
      new SessionService(
          new SessionService.Surroundings(
              loop,
              loop.clock(),
              presence,
              logbook,
              logbook,
              this::id,
              new FakeAdmission(_ -> true)));

  private static final class OpenPage implements PreCallTestRunner {
    private final List<JsonObject> wishes = new ArrayList<>();
    private boolean isOpen = true;

    @Override
    public boolean isOpen() {
      return isOpen;
    }

    @Override
    public void test(JsonObject wish) {
      wishes.add(wish);
    }

    private UUID last() {
      return UUID.fromString(wishes.getLast().getString("id"));
    }
  }

  private UUID id() {
    return new UUID(1, ids.incrementAndGet());
  }

  private PreCallTestService service(CallTestSettings settings) {
    var service =
        new PreCallTestService(loop, loop.clock(), kiosk, settings, Optional.empty(), this::id);
    service.by(line);
    service.on(page);
    service.start(session, presence);
    return service;
  }

  private PreCallTestService service() {
    return service(new CallTestSettings(true, true));
  }

  private String fact() {
    return kiosk.fact(NodeFact.CALL_TEST) instanceof Value.Text(String text) ? text : "absent";
  }

  /** Time passes until it is looked again, and the manager says by which servers calls go. */
  private void lookAndAnswer() {
    loop.pass(LOOK);
    line.posted().getLast().reply(200, SERVERS);
  }

  private static PreCallResult good(UUID id) {
    return new PreCallResult(id, Line.GOOD, true, Sound.HEARD);
  }

  @Test
  void thePageTriesByTheManagersServersAndTheFleetIsTold() {
    PreCallTestService service = service();
    assertThat(fact()).as("nothing was tried yet").isEmpty();

    lookAndAnswer();

    assertThat(line.posted().getLast().path()).isEqualTo("/calls/v1/tests");
    assertThat(page.wishes).hasSize(1);
    assertThat(page.wishes.getFirst().getJsonArray("iceServers"))
        .isEqualTo(SERVERS.getJsonArray("iceServers"));
    assertThat(service.told(good(page.last()))).isTrue();
    assertThat(fact()).isEqualTo("passed");
    loop.pass(Duration.ofHours(23));
    assertThat(line.posted()).hasSize(1);
    loop.pass(Duration.ofHours(2));
    assertThat(line.posted()).hasSizeGreaterThan(1);
  }

  @Test
  void whatIsWrongIsToldAndTriedAgainAnHourLater() {
    PreCallTestService service = service();
    lookAndAnswer();

    assertThat(service.told(new PreCallResult(page.last(), Line.UNREACHED, false, Sound.UNHEARD)))
        .isTrue();

    assertThat(fact()).isEqualTo("relay-unreached,picture-missing,echo-unheard");
    loop.pass(Duration.ofMinutes(58));
    assertThat(line.posted()).hasSize(1);
    loop.pass(Duration.ofMinutes(4));
    line.posted().getLast().reply(200, SERVERS);
    assertThat(service.told(good(page.last()))).isTrue();
    assertThat(fact()).isEqualTo("passed");
  }

  @Test
  void nothingIsTriedWhileSomebodyIsNearOrServedOrNoPageIsOpen() {
    var _ = service();
    page.isOpen = false;
    loop.pass(LOOK);
    page.isOpen = true;
    presence.publish(new PresenceEvent.Wake(Set.of()));
    loop.pass(LOOK);
    Duration soon = Duration.ofSeconds(30);
    loop.pass(LOOK.minus(soon));
    presence.publish(new PresenceEvent.Dim());
    assertThat(session.take(new SessionEvent.Tapped(0, new SessionTap.Start()))).isTrue();
    loop.pass(soon);
    assertThat(line.posted()).isEmpty();
  }

  @Test
  void whoComesMeanwhileEndsIt() {
    PreCallTestService service = service();
    lookAndAnswer();
    assertThat(session.take(new SessionEvent.Tapped(0, new SessionTap.Start()))).isTrue();

    assertThat(service.told(good(page.last()))).isFalse();
    assertThat(fact()).isEmpty();
  }

  @Test
  void anAnswerToAnotherTestIsNotTaken() {
    PreCallTestService service = service();
    lookAndAnswer();
    assertThat(service.told(good(new UUID(9, 9)))).isFalse();
    assertThat(service.told(good(page.last()))).isTrue();
    assertThat(service.told(good(page.last()))).as("once").isFalse();
  }

  @Test
  void aPageThatNeverTellsIsAskedOnceAnHour() {
    var _ = service();
    lookAndAnswer();
    loop.pass(Duration.ofMinutes(30));
    assertThat(line.posted()).hasSize(1);
    loop.pass(Duration.ofMinutes(40));
    assertThat(line.posted()).hasSizeGreaterThan(1);
  }

  @Test
  void aManagerThatKnowsNoTestsLeavesCameraAndSoundToBeTried() {
    var _ = service();
    loop.pass(LOOK);
    line.posted().getLast().reply(404, new JsonObject());
    assertThat(page.wishes.getFirst().getJsonArray("iceServers")).isEmpty();
  }

  @Test
  void withoutTheManagerItWaits() {
    line.isThere(false);
    var _ = service();
    loop.pass(LOOK.multipliedBy(3));
    assertThat(page.wishes).isEmpty();
    line.isThere(true);
    lookAndAnswer();
    assertThat(page.wishes).hasSize(1);
  }

  @Test
  void theSettingsCanLeaveOutTheSoundOrAll() {
    var _ = service(new CallTestSettings(true, false));
    lookAndAnswer();
    assertThat(page.wishes.getFirst().getBoolean("sound")).isFalse();
  }

  @Test
  void nothingIsTriedWhereTheSettingsWantNone() {
    var _ = service(new CallTestSettings(false, false));
    loop.pass(Duration.ofDays(2));
    assertThat(line.posted()).isEmpty();
  }
}
