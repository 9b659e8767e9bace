package fr.teleguichet.edge.appointment;

import fr.teleguichet.edge.appointment.AppointmentCodeResult.Result;
import fr.teleguichet.edge.call.CallChannel.Reply;
import fr.teleguichet.edge.call.ManagerMessageChannel;
import fr.teleguichet.edge.json.UntrustedJsonParser;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds of appointments and lets those in who have one. Belongs to the loop.
 *
 * <p>The fleet manager alone knows codes: of six digits a digest on this disk would hide nothing.
 */
public final class AppointmentService {

  private static final Logger LOG = LoggerFactory.getLogger(AppointmentService.class);
  private static final String CHECKS = "/appointments/v1/checks";
  private static final String EVENT = "appointments";
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");

  /** So often the screen is asked whether it has to remind of another one. */
  static final Duration LOOKED_AT = Duration.ofSeconds(20);

  /** After so long without an answer of the fleet manager a code can't be checked. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /** So long what was said of a code is there to be read, as long as the page keeps the keys. */
  static final Duration SHOWN = Duration.ofSeconds(60);

  private final Loop loop;
  private final Clock clock;
  private final DurableNotes notes;
  private final SessionService session;
  private final AdmittedAppointment admission;
  private Optional<ManagerMessageChannel> line = Optional.empty();
  private Runnable onChange = () -> {};
  private List<ExpectedAppointment> expected = List.of();
  private Optional<ExpectedAppointment> shown = Optional.empty();
  private AppointmentCodeResult entry = AppointmentCodeResult.NONE;
  private Loop.@Nullable Timer timer;
  private boolean isOccupied;
  private boolean hasHeard;
  // Codes that were to be checked: an answer to one that was given up is none to the next.
  private int asked;

  public AppointmentService(
      Loop loop,
      Clock clock,
      DurableNotes notes,
      SessionService session,
      AdmittedAppointment admission) {
    this.loop = loop;
    this.clock = clock;
    this.notes = notes;
    this.session = session;
    this.admission = admission;
    session.subscribe(this::sessionMoved);
    look();
  }

  /** Has the fleet manager asked by this line. */
  public void by(ManagerMessageChannel way) {
    line = Optional.of(way);
    way.listen(
        new ManagerMessageChannel.Listener() {
          @Override
          public void opened() {}

          @Override
          public void event(String name, String data) {
            if (name.equals(EVENT)) {
              receive(data);
            }
          }
        });
  }

  /** Finds whom the manager said to expect before the latest start. */
  public Future<Void> start() {
    return notes
        .get(EVENT)
        .map(
            note -> {
              if (!hasHeard) {
                note.ifPresent(this::remember);
              }
              return (Void) null;
            })
        .recover(
            e -> {
              LOG.warn("Appointments can't be read from the disk.", e);
              return Future.succeededFuture();
            });
  }

  private void remember(String note) {
    try {
      expect(ExpectedAppointment.read(note));
    } catch (IllegalArgumentException e) {
      LOG.warn("cause=\"{}\" Appointments can't be read any more.", e.getMessage());
    }
  }

  private void receive(String data) {
    expect(ExpectedAppointment.read(data));
    hasHeard = true;
    notes.put(EVENT, data).onFailure(e -> LOG.warn("Appointments can't be kept on the disk.", e));
  }

  private void expect(List<ExpectedAppointment> now) {
    expected = now;
    show();
  }

  /** Tells the listener when there is something else to show. */
  public void onChange(Runnable listener) {
    onChange = listener;
  }

  /** The appointment that the screen reminds of. */
  public Optional<ExpectedAppointment> due() {
    return shown;
  }

  /** What became of the code that was typed last. */
  public AppointmentCodeResult entry() {
    return entry;
  }

  /** Whether somebody has come in with a code for this service. */
  public boolean admits(ServiceCode service) {
    return admission.test(service);
  }

  private void look() {
    show();
    var _ = loop.after(LOOKED_AT, this::look);
  }

  private void show() {
    Instant now = clock.instant();
    Optional<ExpectedAppointment> next = expected.stream().filter(it -> it.isDue(now)).findFirst();
    if (!next.equals(shown)) {
      shown = next;
      onChange.run();
    }
  }

  /** Somebody typed a code; false when it is none, or one is being checked. */
  public boolean enter(String code) {
    loop.check();
    if (!CODE.matcher(code).matches() || entry.result() == Result.CHECKING) {
      return false;
    }
    become(AppointmentCodeResult.of(Result.CHECKING));
    String json = new JsonObject().put("code", code).encode();
    int check = ++asked;
    if (!line.map(it -> it.post(CHECKS, json, reply -> answered(check, reply))).orElse(false)) {
      become(AppointmentCodeResult.of(Result.UNREACHED));
    }
    return true;
  }

  /** Whoever typed has gone back. */
  public void forget() {
    loop.check();
    become(AppointmentCodeResult.NONE);
  }

  private void answered(int check, Optional<Reply> reply) {
    if (check != asked || entry.result() != Result.CHECKING) {
      return;
    }
    try {
      JsonObject answer =
          UntrustedJsonParser.object(reply.filter(Reply::isTaken).map(Reply::json).orElse("{}"));
      switch (answer.getValue("result") instanceof String word ? word : "") {
        case "good" -> admit(new ServiceCode(text(answer, "service")));
        case "not-offered" -> become(AppointmentCodeResult.of(Result.NOT_OFFERED));
        case "wrong" -> become(AppointmentCodeResult.of(Result.WRONG));
        case "paused" -> become(AppointmentCodeResult.of(Result.PAUSED));
        case "not-now" -> become(at(Result.NOT_NOW, answer));
        case "over" -> become(at(Result.OVER, answer));
        default -> become(AppointmentCodeResult.of(Result.UNREACHED));
      }
    } catch (DecodeException | IllegalArgumentException | DateTimeException e) {
      LOG.warn("cause=\"{}\" What is said of a code can't be read.", e.getMessage());
      become(AppointmentCodeResult.of(Result.UNREACHED));
    }
  }

  private static AppointmentCodeResult at(Result result, JsonObject answer) {
    return new AppointmentCodeResult(result, Optional.of(Instant.parse(text(answer, "start"))));
  }

  private static String text(JsonObject answer, String name) {
    return answer.getValue(name) instanceof String text ? text : "";
  }

  /** Straight to what the service is, and the agreement, unless nobody is received here. */
  private void admit(ServiceCode service) {
    admission.admit(service);
    if (!session.admits(service)) {
      admission.end();
      become(AppointmentCodeResult.of(Result.NOT_OFFERED));
      return;
    }
    if (session.snapshot().state() instanceof CitizenSession.Idle) {
      tap(new SessionTap.Start());
    }
    tap(new SessionTap.Choose(service));
    become(AppointmentCodeResult.NONE);
  }

  private void tap(SessionTap tap) {
    if (!session.take(new SessionEvent.Tapped(session.snapshot().step(), tap))) {
      LOG.info("tap={} Whoever has an appointment can't go on now.", tap);
    }
  }

  private void become(AppointmentCodeResult next) {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    switch (next.result()) {
      case NONE -> {}
      case CHECKING ->
          timer = loop.after(PATIENCE, () -> become(AppointmentCodeResult.of(Result.UNREACHED)));
      case WRONG, NOT_NOW, OVER, NOT_OFFERED, PAUSED, UNREACHED ->
          timer = loop.after(SHOWN, this::forget);
    }
    if (!next.equals(entry)) {
      entry = next;
      onChange.run();
    }
  }

  /** The next person has another code, or none. */
  private void sessionMoved(SessionSnapshot now) {
    boolean hasEnded = isOccupied && !now.isOccupied();
    isOccupied = now.isOccupied();
    if (hasEnded) {
      admission.end();
      become(AppointmentCodeResult.NONE);
    }
  }
}
