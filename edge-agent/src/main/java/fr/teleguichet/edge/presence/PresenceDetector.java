package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.wire.WiredPart;
import fr.teleguichet.hardware.board.BoardProfile;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether somebody is there, as the rest of the agent asks it. Belongs to the loop. */
public final class PresenceDetector {

  private static final Logger LOG = LoggerFactory.getLogger(PresenceDetector.class);

  private final Loop loop;
  private final PresenceFusionRunner presence;

  /**
   * What it needs of the agent.
   *
   * @param clock the time of day, for the hours of the count
   * @param events where it tells who comes and goes
   */
  public record World(
      Loop loop,
      Clock clock,
      RecordAppender records,
      DurableNotes notes,
      EventStream<PresenceEvent> events) {}

  /** Nobody is looked for, before {@link #start}. */
  public PresenceDetector(World world, SensingParameters terms, SightingListener listener) {
    this.loop = world.loop();
    this.presence =
        new PresenceFusionRunner(
            loop,
            terms,
            trusted ->
                new FootfallCounter(loop, world.clock(), world.records(), world.notes(), trusted),
            world.events(),
            listener);
  }

  /**
   * The sensors that the board has.
   *
   * @param lines the worker on which lines are opened
   */
  public List<WiredPart> parts(BoardProfile profile, Loop.Worker lines) {
    return new SensorPartFactory(loop, presence).of(profile, lines);
  }

  /** Goes on with the count; does not fail. */
  public Future<Void> start() {
    loop.check();
    presence.start();
    return presence.count().start().recover(PresenceDetector::tolerate);
  }

  /** Notes the count; does not fail. */
  public Future<Void> stop() {
    loop.check();
    presence.stop();
    return presence.count().stop().recover(PresenceDetector::tolerate);
  }

  private static Future<Void> tolerate(Throwable e) {
    LOG.warn("why=\"{}\" Something of presence detection failed.", e.getMessage());
    return Future.succeededFuture();
  }

  /** Somebody touched the screen. */
  public void touched() {
    presence.touched();
  }

  /** Somebody pressed the call button. */
  public void pressed() {
    presence.pressed();
  }

  /** Whether somebody is there, as of now. */
  public PresenceState state() {
    return presence.state();
  }

  /** What is made of each sensor at this moment. */
  public List<SensorAssessment> opinions() {
    loop.check();
    return presence.opinions();
  }

  /** What presence detection knows of its own errors. */
  public PresenceErrorEstimate errors() {
    return presence.errors();
  }
}
