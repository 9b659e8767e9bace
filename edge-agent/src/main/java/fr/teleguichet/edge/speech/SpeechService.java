package fr.teleguichet.edge.speech;

import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks what it is asked to, one text after the other, and keeps the latest sounds: a first screen
 * is listened to again and again. Belongs to the loop.
 */
public final class SpeechService {

  private static final Logger LOG = LoggerFactory.getLogger(SpeechService.class);

  /** How many bytes of sound are kept; the agent's whole memory is 48 MB. */
  static final int MAX_KEPT = 4 * 1024 * 1024;

  /** How many texts may wait to be spoken. */
  static final int MAX_WAITING = 4;

  /** What an engine is tried with, at any moment and on its own thread. */
  public static final Utterance TRIAL = new Utterance("fr", "Bonjour.");

  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final Loop loop;
  private final Loop.Worker worker;
  private final SpeechEngine engine;
  private final Map<Utterance, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int keptBytes;
  private Reader reader = new Reader();
  private boolean isWaitingToTry;
  private SpeechAvailability state = new SpeechAvailability.Unknown();
  private Runnable listener = () -> {};

  /** Who has texts spoken, until all is forgotten. */
  private static final class Reader {
    private int waiting;
    private volatile boolean isGone;
  }

  /**
   * The service of a kiosk, by the program that its settings name.
   *
   * @param command the program and its arguments; none where nothing is read aloud
   */
  public static Optional<SpeechService> of(Loop loop, List<String> command) {
    return command.isEmpty()
        ? Optional.empty()
        : Optional.of(new SpeechService(loop, new ProgramSpeechEngine(command)));
  }

  public SpeechService(Loop loop, SpeechEngine engine) {
    this.loop = loop;
    this.worker = loop.worker("speech");
    this.engine = engine;
  }

  /** Tells the listener when it can speak, or can't any more. */
  public void onChange(Runnable told) {
    listener = told;
  }

  /** Tries the engine; one that can't speak is tried again later. */
  public Future<Void> start() {
    return run(() -> engine.speak(TRIAL)).<Void>mapEmpty().otherwiseEmpty();
  }

  /** Whether it can speak. */
  public SpeechAvailability state() {
    loop.check();
    return state;
  }

  /** The sound of a text; fails when it can't be spoken, or too many wait. */
  public Future<byte[]> say(Utterance utterance) {
    loop.check();
    byte[] known = kept.get(utterance);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Reader mine = reader;
    if (mine.waiting >= MAX_WAITING) {
      return Future.failedFuture("too many texts wait to be spoken");
    }
    mine.waiting++;
    return run(() -> speak(mine, utterance))
        .onComplete(_ -> mine.waiting--)
        .onSuccess(sound -> keep(mine, utterance, sound));
  }

  /** On the worker's thread. */
  private byte[] speak(Reader mine, Utterance utterance) throws IOException, InterruptedException {
    if (mine.isGone) {
      throw new CancellationException("who wanted to hear it is gone");
    }
    return engine.speak(utterance);
  }

  /**
   * Keeps none of the sounds any more: they tell what somebody read. What waits to be spoken is not
   * spoken, and keeps nobody waiting who comes after.
   */
  public void forget() {
    loop.check();
    reader.isGone = true;
    reader = new Reader();
    kept.clear();
    keptBytes = 0;
  }

  /** Whether no sound is kept. */
  public boolean isForgotten() {
    return kept.isEmpty();
  }

  private Future<byte[]> run(Callable<byte[]> work) {
    return worker
        .run(work)
        .onSuccess(_ -> become(new SpeechAvailability.Ready()))
        .onFailure(this::fail);
  }

  private void fail(Throwable e) {
    if (e instanceof CancellationException) {
      return;
    }
    String why = String.valueOf(e.getMessage());
    if (!(state instanceof SpeechAvailability.Silent)) {
      LOG.warn("why={} Nothing can be read aloud.", why);
    }
    become(new SpeechAvailability.Silent(why));
    if (!isWaitingToTry) {
      isWaitingToTry = true;
      var _ = loop.after(AGAIN, this::tryAgain);
    }
  }

  private void tryAgain() {
    isWaitingToTry = false;
    var _ = start();
  }

  private void become(SpeechAvailability next) {
    boolean isNew = !state.equals(next);
    state = next;
    if (isNew) {
      listener.run();
    }
  }

  /** What was asked for before all was forgotten comes too late to be kept. */
  private void keep(Reader of, Utterance utterance, byte[] sound) {
    if (of.isGone) {
      return;
    }
    byte[] before = kept.put(utterance, sound);
    keptBytes += sound.length - (before == null ? 0 : before.length);
    var eldest = kept.entrySet().iterator();
    while (keptBytes > MAX_KEPT && eldest.hasNext()) {
      keptBytes -= eldest.next().getValue().length;
      eldest.remove();
    }
  }
}
