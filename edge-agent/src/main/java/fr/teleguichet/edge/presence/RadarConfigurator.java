package fr.teleguichet.edge.presence;

import fr.teleguichet.hardware.board.RadarGates;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a radar as the board file says, and switches its Bluetooth off, over which anybody in the
 * street could set it otherwise. It reads first and writes only what differs, as what it writes
 * goes into the radar's flash. Belongs to the loop.
 */
final class RadarConfigurator {

  private static final Logger LOG = LoggerFactory.getLogger(RadarConfigurator.class);

  /** A radar that does not keep what it is told is told no more often until the agent ends. */
  static final int MAX_WRITES = 3;

  /** The address that a radar answers whose Bluetooth is off. */
  static final List<Integer> NO_ADDRESS = List.of(8, 5, 4, 3, 2, 1);

  private final Line line;
  private final RadarGates gates;
  private int gateWrites;
  private int depthWrites;
  private int bluetoothWrites;
  private boolean restart;

  /** Carries commands to the radar and its answers back. */
  interface Line {

    /** The bytes that the radar answers with; fails when it refuses, or says nothing in time. */
    Future<List<Integer>> ask(RadarCommand command);
  }

  RadarConfigurator(Line line, RadarGates gates) {
    this.line = line;
    this.gates = gates;
  }

  /** The code by which the radar knows this depth of a gate. */
  static int code(int depthMillimetres) {
    return depthMillimetres == RadarGates.FINE ? 1 : 0;
  }

  /**
   * Does it. Fails with a sentence when the radar is not as the board file says afterwards; it
   * reports again all the same, if it can.
   */
  Future<Void> run() {
    restart = false;
    return line.ask(RadarCommand.ENABLE)
        .compose(_ -> configure())
        .transform(done -> leave().transform(_ -> outcome(done)));
  }

  /** Whatever comes of its gates, the door to the street is shut. */
  private Future<Void> configure() {
    return limits()
        .compose(_ -> depth())
        .transform(
            set -> bluetooth().transform(shut -> set.failed() ? outcome(set) : outcome(shut)));
  }

  private static Future<Void> outcome(AsyncResult<Void> result) {
    return result.succeeded() ? Future.succeededFuture() : Future.failedFuture(result.cause());
  }

  private Future<List<Integer>> leave() {
    return line.ask(restart ? RadarCommand.RESTART : RadarCommand.END);
  }

  private Future<Void> limits() {
    RadarFlashSettings wanted = RadarFlashSettings.of(gates);
    return settings()
        .compose(
            found -> {
              List<RadarCommand> commands = found.towards(wanted);
              if (commands.isEmpty()) {
                return Future.succeededFuture();
              }
              if (gateWrites++ >= MAX_WRITES) {
                return kept("radar-gates");
              }
              LOG.info("commands={} The radar is set as the board file says.", commands.size());
              return all(commands)
                  .compose(_ -> settings())
                  .compose(
                      now ->
                          now.towards(wanted).isEmpty()
                              ? Future.succeededFuture()
                              : kept("radar-gates"));
            });
  }

  private Future<RadarFlashSettings> settings() {
    return line.ask(RadarCommand.PARAMETERS)
        .compose(
            answer ->
                RadarFlashSettings.read(answer)
                    .map(Future::succeededFuture)
                    .orElse(Future.failedFuture("what the radar is set to can't be understood")));
  }

  private Future<Void> all(List<RadarCommand> commands) {
    Future<Void> all = Future.succeededFuture();
    for (RadarCommand command : commands) {
      all = all.compose(_ -> line.ask(command)).mapEmpty();
    }
    return all;
  }

  /** Older radars do not know the question: their gates are as the factory makes them. */
  private Future<Void> depth() {
    int wanted = code(gates.depthMillimetres());
    return line.ask(RadarCommand.WHICH_DEPTH)
        .otherwise(List.of(code(RadarGates.COARSE), 0))
        .compose(
            answer -> {
              if (!answer.isEmpty() && answer.getFirst() == wanted) {
                return Future.succeededFuture();
              }
              if (depthWrites++ >= MAX_WRITES) {
                return kept("depth-mm");
              }
              LOG.info(
                  "millimetres={} The radar’s gates get their depth.", gates.depthMillimetres());
              return line.ask(RadarCommand.depth(wanted)).onSuccess(_ -> restart = true).mapEmpty();
            });
  }

  /** A radar that does not tell its address is told once to be silent: it may have one. */
  private Future<Void> bluetooth() {
    return line.ask(RadarCommand.ADDRESS)
        .transform(
            address -> {
              boolean off = address.succeeded() && address.result().equals(NO_ADDRESS);
              boolean unknown = address.failed() && bluetoothWrites > 0;
              if (off || unknown) {
                return Future.succeededFuture();
              }
              if (bluetoothWrites++ >= MAX_WRITES) {
                return Future.failedFuture("the radar’s Bluetooth stays on");
              }
              Future<Void> silenced =
                  line.ask(RadarCommand.NO_BLUETOOTH)
                      .onSuccess(_ -> restart = true)
                      .onSuccess(_ -> LOG.info("The radar’s Bluetooth is switched off."))
                      .mapEmpty();
              return address.failed() ? silenced.otherwiseEmpty() : silenced;
            });
  }

  private static Future<Void> kept(String key) {
    return Future.failedFuture("the radar does not keep what the board file says of " + key);
  }
}
