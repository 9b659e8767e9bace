package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.presence.RadarMessage.Acknowledgement;
import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.wire.Wires;
import fr.teleguichet.hardware.board.Connection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The radar HLK-LD2410 at its serial port: reads its reports, sends it commands, opens the port
 * again when it was lost. Belongs to the loop.
 */
final class Radar {

  private static final Logger LOG = LoggerFactory.getLogger(Radar.class);

  /** How long a lost port is left alone before it is opened again. */
  static final Duration AGAIN = Duration.ofSeconds(5);

  /** How long an answer is waited for; the protocol gives no time, it takes some ms. */
  static final Duration ANSWER = Duration.ofSeconds(1);

  private final Loop loop;
  private final Loop.Worker worker;
  private final Wires wires;
  private final Connection.Serial place;
  private final Consumer<Report> reports;
  private RadarParser parser = new RadarParser(this::take);
  private Wires.@Nullable ByteStream stream;
  private Loop.@Nullable Timer timer;
  private @Nullable Question question;
  private boolean stopped;
  private volatile @Nullable Duration latest;

  private record Question(int command, Promise<Void> answer) {}

  /**
   * A radar that is not listened to yet.
   *
   * @param worker a thread that the port is opened and written on
   * @param reports told on the loop of each report
   */
  Radar(
      Loop loop,
      Loop.Worker worker,
      Wires wires,
      Connection.Serial place,
      Consumer<Report> reports) {
    this.loop = loop;
    this.worker = worker;
    this.wires = wires;
    this.place = place;
    this.reports = reports;
  }

  /** Opens the port; tries again later when that fails. */
  Future<Void> open() {
    loop.check();
    parser = new RadarParser(this::take);
    // A port can be lost before it is known here that it was opened.
    return shut()
        .transform(_ -> worker.run(() -> wires.stream(place, this::bytes, this::lost)))
        .onSuccess(opened -> stream = opened)
        .onFailure(e -> again(String.valueOf(e.getMessage())))
        .mapEmpty();
  }

  /** Closes the port. */
  Future<Void> close() {
    loop.check();
    stopped = true;
    if (timer != null) {
      timer.cancel();
    }
    return shut();
  }

  /** When the latest report came, by the loop's clock; null before the first. From any thread. */
  @Nullable Duration latest() {
    return latest;
  }

  /** How many bytes could not be understood since the port was opened. */
  long skippedBytes() {
    return parser.skipped();
  }

  /**
   * Switches the radar's Bluetooth off for good, so that nobody in the street sets its sensitivity.
   * It restarts and is silent for a second or two.
   */
  Future<Void> silenceBluetooth() {
    return ask(RadarFrames.ENABLE, 1, 0)
        .compose(_ -> ask(RadarFrames.BLUETOOTH, 0, 0))
        .compose(_ -> ask(RadarFrames.RESTART))
        .recover(e -> ask(RadarFrames.END).transform(_ -> Future.failedFuture(e)))
        .onSuccess(_ -> LOG.info("The radar’s Bluetooth is off."));
  }

  private Future<Void> ask(int command, int... value) {
    loop.check();
    Wires.ByteStream open = stream;
    if (open == null || question != null) {
      return Future.failedFuture(
          open == null ? "the radar's port is not open" : "the radar is busy with a command");
    }
    Promise<Void> answer = Promise.promise();
    question = new Question(command, answer);
    Loop.Timer limit =
        loop.after(
            ANSWER, () -> fail(answer, "the radar did not answer 0x%02X".formatted(command)));
    worker
        .run(
            () -> {
              open.write(RadarFrames.command(command, value));
              return null;
            })
        .onFailure(e -> fail(answer, String.valueOf(e.getMessage())));
    return answer
        .future()
        .onComplete(
            _ -> {
              limit.cancel();
              question = null;
            });
  }

  private static void fail(Promise<Void> answer, String why) {
    var _ = answer.tryFail(why);
  }

  private void bytes(byte[] bytes) {
    loop.enter(() -> parser.read(bytes));
  }

  private void take(RadarMessage message) {
    switch (message) {
      case Report report -> {
        latest = loop.uptime();
        reports.accept(report);
      }
      case Acknowledgement(int command, boolean done) -> {
        Question asked = question;
        if (asked != null && asked.command == command) {
          if (done) {
            var _ = asked.answer.tryComplete();
          } else {
            fail(asked.answer, "the radar refused 0x%02X".formatted(command));
          }
        }
      }
    }
  }

  private void lost(String why) {
    loop.enter(
        () -> {
          var _ = shut();
          again(why);
        });
  }

  private void again(String why) {
    if (!stopped) {
      LOG.debug("why=\"{}\" The radar’s port is opened again later.", why);
      timer =
          loop.after(
              AGAIN,
              () -> {
                var _ = open();
              });
    }
  }

  private Future<Void> shut() {
    Wires.ByteStream open = stream;
    stream = null;
    return open == null
        ? Future.succeededFuture()
        : worker.run(
            () -> {
              open.close();
              return null;
            });
  }
}
