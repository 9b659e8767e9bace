package fr.teleguichet.edge.help;

import fr.teleguichet.edge.call.CallChannel.Reply;
import fr.teleguichet.edge.call.ManagerMessageChannel;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionSnapshot;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for help in the name of whoever stands at the kiosk, and says what comes of it. It moves no
 * session, but out of the doubt whether anybody is there: a call goes on. Belongs to the loop.
 */
public final class HelpService {

  private static final Logger LOG = LoggerFactory.getLogger(HelpService.class);
  private static final String REQUESTS = "/help/v1/requests";

  /** After so long without an answer of the fleet manager the screen says what else to do. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  /** That nobody answers is shown for so long to who has begun no session. */
  static final Duration SHOWN = Duration.ofMinutes(2);

  /**
   * So long whoever asked is neither asked whether anybody is still there nor sent away; and so
   * long who has begun no session waits for a manager that was not reached.
   */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /**
   * Where no session began, whose end would be the end of it, it ends after so long at the latest:
   * the manager says so sooner, unless it is away.
   */
  static final Duration LONGEST_WITHOUT_SESSION = Duration.ofHours(1);

  private final Loop loop;
  private final SessionService session;
  private final Supplier<UUID> ids;
  private final Optional<String> telephone;
  private Optional<ManagerMessageChannel> line = Optional.empty();
  private Runnable onChange = () -> {};
  private HelpStatus state = HelpStatus.NONE;
  private @Nullable Request request;
  private Loop.@Nullable Timer timer;
  private boolean isOccupied;
  private Duration askedAt = Duration.ZERO;

  private record Request(UUID id, SessionLanguage language, HelpMoment during) {
    String json() {
      return new JsonObject()
          .put("id", id.toString())
          .put("language", language.tag())
          .put("during", during.code())
          .encode();
    }
  }

  /**
   * @param ids numbers for requests, each once
   * @param telephone a number that is answered at the place when nobody comes
   */
  public HelpService(
      Loop loop, SessionService session, Supplier<UUID> ids, Optional<String> telephone) {
    this.loop = loop;
    this.session = session;
    this.ids = ids;
    this.telephone = telephone;
    session.subscribe(this::sessionMoved);
    session.awaitsCompanyWhile(this::isAwaited);
  }

  /** Has the fleet manager told by this line. */
  public void by(ManagerMessageChannel way) {
    line = Optional.of(way);
    way.listen(
        new ManagerMessageChannel.Listener() {
          @Override
          public void opened() {
            tellAgain();
          }

          @Override
          public void event(String name, String data) {
            if (name.equals("help")) {
              take(HelpRequestUpdate.read(data));
            }
          }
        });
  }

  /** Tells the listener when the state is another. */
  public void onChange(Runnable listener) {
    onChange = listener;
  }

  public HelpStatus state() {
    return state;
  }

  /** Whom to telephone when nobody comes. */
  public Optional<String> telephone() {
    return telephone;
  }

  /** Somebody wants help; false when somebody does already. */
  public boolean ask(SessionLanguage language) {
    loop.check();
    if (state.isOpen()) {
      return false;
    }
    request = new Request(ids.get(), language, HelpMoment.of(session.snapshot().state()));
    askedAt = loop.uptime();
    endWithoutSession(request.id(), LONGEST_WAIT);
    become(HelpStatus.ASKING);
    var _ = session.take(new SessionEvent.HelpAsked());
    if (!tell()) {
      become(HelpStatus.UNREACHED);
    }
    return true;
  }

  /** Nobody needs help any more; false when nobody had asked. */
  public boolean withdraw() {
    loop.check();
    if (state == HelpStatus.NONE) {
      return false;
    }
    Request over = request;
    boolean wasOpen = state.isOpen();
    become(HelpStatus.NONE);
    if (over != null && wasOpen) {
      withdraw(over.id());
    }
    return true;
  }

  /** Whether the citizen has a reason to stand there and touch nothing. */
  private boolean isAwaited() {
    return (state == HelpStatus.ASKED || state == HelpStatus.COMING)
        && loop.uptime().minus(askedAt).compareTo(LONGEST_WAIT) < 0;
  }

  /** Whoever comes would find nobody, and a manager that was away would call somebody. */
  private void endWithoutSession(UUID id, Duration patience) {
    var _ =
        loop.after(
            patience,
            () -> {
              boolean isOurs = request != null && request.id().equals(id) && state.isOpen();
              if (!isOurs || session.isOccupied()) {
                return;
              }
              boolean isTold = state == HelpStatus.ASKED || state == HelpStatus.COMING;
              if (isTold && patience.equals(LONGEST_WAIT)) {
                endWithoutSession(id, LONGEST_WITHOUT_SESSION.minus(LONGEST_WAIT));
              } else {
                LOG.info("help={} Whoever asked has begun no session.", id);
                var _ = withdraw();
              }
            });
  }

  private void withdraw(UUID id) {
    line.ifPresent(
        it -> {
          if (!it.post(REQUESTS + "/" + id + "/withdraw", "{}", _ -> {})) {
            LOG.info("help={} The manager is told that help is not wanted when it is back.", id);
          }
        });
  }

  /** The next person asks anew. */
  private void sessionMoved(SessionSnapshot now) {
    boolean hasEnded = isOccupied && !now.isOccupied();
    isOccupied = now.isOccupied();
    if (hasEnded) {
      var _ = withdraw();
    }
  }

  private boolean tell() {
    Request told = request;
    HelpStatus then = state;
    return told != null
        && line.map(it -> it.post(REQUESTS, told.json(), reply -> answered(told, then, reply)))
            .orElse(false);
  }

  /** The manager may have lost what is open, or never have had it. */
  private void tellAgain() {
    if (state.isOpen() && !tell()) {
      LOG.info("The manager is not told of help at the moment.");
    }
  }

  private void answered(Request told, HelpStatus then, Optional<Reply> reply) {
    // The stream may be faster than the answer, and what it told is newer.
    boolean isNews = state == then || state == HelpStatus.UNREACHED;
    if (!told.equals(request) || !isNews) {
      return;
    }
    try {
      take(
          HelpRequestUpdate.read(
              reply
                  .filter(Reply::isTaken)
                  .map(Reply::json)
                  .orElseThrow(() -> new IllegalArgumentException("it answered " + reply))));
    } catch (IllegalArgumentException e) {
      LOG.warn("help={} why=\"{}\" The manager takes no request.", told.id(), e.getMessage());
      if (state == HelpStatus.ASKING) {
        become(HelpStatus.UNREACHED);
      }
    }
  }

  private void take(HelpRequestUpdate message) {
    if (request != null && request.id().equals(message.id())) {
      message.next().ifPresent(this::become);
    } else if (message.isOpen()) {
      // It did not hear that this one is over; or a former run of the agent had asked.
      withdraw(message.id());
    }
  }

  private void become(HelpStatus next) {
    if (next == state) {
      return;
    }
    LOG.debug("from={} to={} Help moves on.", state, next);
    state = next;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    switch (next) {
      case ASKING -> timer = loop.after(PATIENCE, () -> become(HelpStatus.UNREACHED));
      case UNANSWERED -> timer = loop.after(SHOWN, this::forget);
      case NONE -> request = null;
      case UNREACHED, ASKED, COMING -> {}
    }
    onChange.run();
  }

  private void forget() {
    if (session.snapshot().isOccupied()) {
      timer = loop.after(SHOWN, this::forget);
    } else {
      become(HelpStatus.NONE);
    }
  }
}
