package fr.teleguichet.edge.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.appointment.AppointmentCodeResult.Result;
import fr.teleguichet.edge.call.FakeManagerLine;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.FakeAdmission;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.VirtualSession;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppointmentServiceTest {

  private static final ServiceCode CAF = new ServiceCode("caf");

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final FakeManagerLine line = new FakeManagerLine();
  private final AdmittedAppointment admission = new AdmittedAppointment();
  private boolean isOffered = true;
  // Nobody is let in without a code.
  private final FakeAdmission kiosk = new FakeAdmission(it -> isOffered && admission.test(it));
  private final SessionService session = VirtualSession.of(loop, logbook, kiosk);
  private final AppointmentService appointments = service();

  private AppointmentService service() {
    var service = new AppointmentService(loop, loop.clock(), logbook, session, admission);
    service.by(line);
    return service;
  }

  private Instant now() {
    return loop.clock().instant();
  }

  private void expect(Duration from) {
    Instant start = now().plus(from);
    line.tell(
        "appointments",
        new JsonObject()
            .put(
                "appointments",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("id", "17")
                            .put("service", "caf")
                            .put("start", start.toString())
                            .put("end", start.plus(Duration.ofMinutes(30)).toString()))));
  }

  private void answer(String json) {
    line.posted().getLast().reply(200, new JsonObject(json));
  }

  @Test
  void theScreenRemindsFromAQuarterOfAnHourBeforeToAQuarterAfter() {
    expect(Duration.ofMinutes(20));
    assertThat(appointments.due()).isEmpty();
    loop.pass(Duration.ofMinutes(6));
    assertThat(appointments.due())
        .hasValueSatisfying(it -> assertThat(it.service()).isEqualTo(CAF));
    loop.pass(Duration.ofMinutes(28));
    assertThat(appointments.due()).isPresent();
    loop.pass(Duration.ofMinutes(2));
    assertThat(appointments.due()).isEmpty();
  }

  @Test
  void whoIsExpectedIsKnownAfterARestartWithoutNetwork() {
    expect(Duration.ofMinutes(5));
    AppointmentService again = service();
    assertThat(again.due()).isEmpty();
    assertThat(again.start().succeeded()).isTrue();
    assertThat(again.due()).isPresent();
  }

  @Test
  void aGoodCodeLeadsStraightToTheService() {
    assertThat(appointments.enter("042137")).isTrue();
    assertThat(line.posted().getLast().path()).isEqualTo("/appointments/v1/checks");
    assertThat(line.posted().getLast().message()).isEqualTo(new JsonObject().put("code", "042137"));
    assertThat(appointments.enter("042137")).as("while it is checked").isFalse();
    answer("{\"result\":\"good\",\"service\":\"caf\",\"start\":\"2026-11-24T09:00:00Z\"}");

    assertThat(session.snapshot().state()).isInstanceOf(CitizenSession.Agreement.class);
    assertThat(appointments.entry()).isEqualTo(AppointmentCodeResult.NONE);
    assertThat(appointments.admits(CAF)).isTrue();
    var _ = session.take(new SessionEvent.Vacated());
    assertThat(appointments.admits(CAF)).as("the next person").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"wrong,WRONG", "paused,PAUSED", "not-offered,NOT_OFFERED", "what-is-new,UNREACHED"})
  void anyOtherAnswerIsSaidAndLetsNobodyIn(String word, Result result) {
    assertThat(appointments.enter("123456")).isTrue();
    answer("{\"result\":\"" + word + "\",\"left\":3,\"service\":\"caf\"}");
    assertThat(appointments.entry().result()).isEqualTo(result);
    assertThat(session.snapshot().isOccupied()).isFalse();
    assertThat(appointments.admits(CAF)).isFalse();
    appointments.forget();
    assertThat(appointments.entry()).isEqualTo(AppointmentCodeResult.NONE);
  }

  /** The fleet ended it a moment ago, or the kiosk's camera has failed: no screen would follow. */
  @Test
  void aGoodCodeOfAServiceThatReceivesNobodyHereIsSaidAndBeginsNoSession() {
    kiosk.isOpen = false;
    assertThat(appointments.enter("042137")).isTrue();
    answer("{\"result\":\"good\",\"service\":\"caf\",\"start\":\"2026-11-24T09:00:00Z\"}");
    assertThat(appointments.entry().result()).isEqualTo(Result.NOT_OFFERED);
    assertThat(session.snapshot().isOccupied()).isFalse();
    assertThat(appointments.admits(CAF)).isFalse();

    kiosk.isOpen = true;
    isOffered = false;
    assertThat(appointments.enter("042137")).isTrue();
    answer("{\"result\":\"good\",\"service\":\"caf\",\"start\":\"2026-11-24T09:00:00Z\"}");
    assertThat(appointments.entry().result()).isEqualTo(Result.NOT_OFFERED);
    assertThat(session.snapshot().isOccupied()).isFalse();
  }

  @Test
  void anotherTimeIsSaid() {
    assertThat(appointments.enter("123456")).isTrue();
    answer("{\"result\":\"not-now\",\"start\":\"2026-11-24T13:00:00Z\"}");
    assertThat(appointments.entry())
        .isEqualTo(
            new AppointmentCodeResult(
                Result.NOT_NOW, Optional.of(Instant.parse("2026-11-24T13:00:00Z"))));
    assertThat(appointments.enter("123456")).isTrue();
    answer("{\"result\":\"over\",\"start\":\"2026-11-24T08:00:00Z\"}");
    assertThat(appointments.entry())
        .isEqualTo(
            new AppointmentCodeResult(
                Result.OVER, Optional.of(Instant.parse("2026-11-24T08:00:00Z"))));
  }

  /** A line that is lost answers nothing more. */
  @Test
  void aCodeOfWhichNobodySaysAnythingCanNotBeChecked() {
    assertThat(appointments.enter("042137")).isTrue();
    loop.pass(AppointmentService.PATIENCE.minusMillis(1));
    assertThat(appointments.entry().result()).isEqualTo(Result.CHECKING);
    loop.pass(Duration.ofMillis(1));
    assertThat(appointments.entry().result()).isEqualTo(Result.UNREACHED);
    assertThat(appointments.enter("042137")).as("once more").isTrue();
  }

  /** It may have been for somebody who is gone. */
  @Test
  void anAnswerThatNobodyWaitsForAnyMoreLeadsNowhere() {
    assertThat(appointments.enter("042137")).isTrue();
    loop.pass(AppointmentService.PATIENCE);
    answer("{\"result\":\"good\",\"service\":\"caf\"}");
    assertThat(appointments.entry().result()).isEqualTo(Result.UNREACHED);
    assertThat(session.snapshot().isOccupied()).isFalse();
  }

  @Test
  void whatIsSaidOfACodeIsNotSaidOfTheNextOne() {
    assertThat(appointments.enter("111111")).isTrue();
    FakeManagerLine.Posted first = line.posted().getLast();
    appointments.forget();
    assertThat(appointments.enter("042137")).isTrue();
    first.reply(200, new JsonObject().put("result", "wrong"));
    assertThat(appointments.entry().result()).isEqualTo(Result.CHECKING);
    answer("{\"result\":\"good\",\"service\":\"caf\"}");
    assertThat(session.snapshot().state()).isInstanceOf(CitizenSession.Agreement.class);
  }

  /** When somebody’s appointment is, is nobody else’s business. */
  @ParameterizedTest
  @ValueSource(strings = {"wrong", "not-now", "over", "paused", "nothing"})
  void whatWasSaidOfACodeIsForgottenWithoutASessionToo(String word) {
    assertThat(appointments.enter("042137")).isTrue();
    answer("{\"result\":\"" + word + "\",\"start\":\"2026-11-24T13:00:00Z\"}");
    loop.pass(AppointmentService.SHOWN.minusMillis(1));
    assertThat(appointments.entry()).isNotEqualTo(AppointmentCodeResult.NONE);
    loop.pass(Duration.ofMillis(1));
    assertThat(appointments.entry()).isEqualTo(AppointmentCodeResult.NONE);
  }

  @Test
  void withoutNetworkThatIsSaid() {
    line.isThere(false);
    assertThat(appointments.enter("123456")).isTrue();
    assertThat(appointments.entry().result()).isEqualTo(Result.UNREACHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345x", "١٢٣٤٥٦"})
  void whatIsNoCodeIsNotSent(String code) {
    assertThat(appointments.enter(code)).isFalse();
    assertThat(line.posted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"appointments\":[3]}",
        "{\"appointments\":[{\"service\":\"caf\",\"start\":\"soon\",\"end\":\"later\"}]}",
        "{\"appointments\":[{\"service\":\"É x\",\"start\":\"2026-11-24T13:00:00Z\"}]}"
      })
  void whatIsNoListOfAppointmentsIsRefused(String json) {
    assertThatThrownBy(() -> ExpectedAppointment.read(json))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
