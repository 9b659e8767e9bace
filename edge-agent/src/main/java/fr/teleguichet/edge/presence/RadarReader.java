package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.presence.RadarMessage.Acknowledgement;
import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.board.RadarGates;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The radar HLK-LD2410 at its serial port: sets it up, reads its reports, opens the port again when
 * it was lost. Belongs to the loop.
 */
final class RadarReader {

  private static final Logger LOG = LoggerFactory.getLogger(RadarReader.class);

  /** How long a lost port is left alone before it is opened again. */
  static final Duration AGAIN = Duration.ofSeconds(5);

  /** How long an answer is waited for; the protocol gives no time, it takes some ms. */
  static final Duration ANSWER = Duration.ofSeconds(1);

  /** When a radar that could not be set up is tried again; it may have been without power. */
  static final Duration SET_UP_AGAIN = Duration.ofSeconds(30);

  /** The same for one that reports and can't be set up all the same. */
  static final Duration SET_UP_RARELY = Duration.ofHours(1);

  private static final int OFTEN = 3;

  private final Loop loop;
  private final Loop.Worker worker;
  private final BoardWires wires;
  private final PeripheralConnection.Serial place;
  private final Consumer<Report> reports;
  private final RadarConfigurator setup;
  private RadarParser parser = new RadarParser(this::take);
  private BoardWires.@Nullable ByteStream stream;
  private Loop.@Nullable Timer timer;
  private Loop.@Nullable Timer settingUp;
  private @Nullable Question question;
  private String trouble = "";
  private String notHeard = "";
  private int failures;
  private boolean stopped;
  private volatile @Nullable Duration latest;

  private record Question(int command, Promise<List<Integer>> answer) {}

  /**
   * A radar that is not listened to yet.
   *
   * @param worker a thread that the port is opened and written on
   * @param gates how it is to look
   * @param reports told on the loop of each report
   */
  RadarReader(
      Loop loop,
      Loop.Worker worker,
      BoardWires wires,
      PeripheralConnection.Serial place,
      RadarGates gates,
      Consumer<Report> reports) {
    this.loop = loop;
    this.worker = worker;
    this.wires = wires;
    this.place = place;
    this.reports = reports;
    this.setup = new RadarConfigurator(this::ask, gates);
  }

  /** Opens the port; tries again later when that fails. */
  Future<Void> open() {
    loop.check();
    parser = new RadarParser(this::take);
    // A port can be lost before it is known here that it was opened.
    return shut()
        .transform(_ -> worker.run(() -> wires.stream(place, this::bytes, this::lost)))
        .onSuccess(
            opened -> {
              stream = opened;
              setUp();
            })
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

  /** Sets the radar as the board file says; tries again later when that fails. */
  private void setUp() {
    var _ = setup.run().onComplete(done -> settled(done.succeeded() ? null : done.cause()));
  }

  private void settled(@Nullable Throwable failure) {
    String why = failure == null ? "" : String.valueOf(failure.getMessage());
    if (stream == null) {
      return;
    }
    if (!why.equals(trouble)) {
      trouble = why;
      if (!why.isEmpty()) {
        LOG.warn("why=\"{}\" The radar is not set as the board file says; tried again.", why);
      }
    }
    if (!why.isEmpty()) {
      Duration wait = ++failures > OFTEN && isHeard() ? SET_UP_RARELY : SET_UP_AGAIN;
      settingUp = loop.after(wait, this::setUp);
    } else {
      failures = 0;
    }
  }

  /** Whether it reports, and so loses reports each time that somebody tries to set it up. */
  private boolean isHeard() {
    Duration last = latest;
    return last != null && loop.uptime().minus(last).compareTo(AGAIN) < 0;
  }

  private Future<List<Integer>> ask(RadarCommand command) {
    loop.check();
    BoardWires.ByteStream open = stream;
    if (open == null || question != null) {
      return Future.failedFuture(
          open == null ? "the radar's port is not open" : "the radar is busy with a command");
    }
    Promise<List<Integer>> answer = Promise.promise();
    question = new Question(command.word(), answer);
    Loop.Timer limit =
        loop.after(ANSWER, () -> fail(answer, "the radar did not answer " + command));
    worker
        .run(
            () -> {
              open.write(RadarFrameEncoder.command(command));
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

  private static void fail(Promise<List<Integer>> answer, String why) {
    var _ = answer.tryFail(why);
  }

  private void bytes(byte[] bytes) {
    loop.enter(() -> parser.read(bytes));
  }

  private void take(RadarMessage message) {
    switch (message) {
      case Report report -> {
        latest = loop.uptime();
        if (!notHeard.isEmpty()) {
          notHeard = "";
          LOG.info("The radar is heard.");
        }
        reports.accept(report);
      }
      case Acknowledgement(int command, boolean done, List<Integer> value) -> {
        Question asked = question;
        if (asked != null && asked.command == command) {
          if (done) {
            var _ = asked.answer.tryComplete(value);
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
      // Once for each reason, until it is heard: whoever mends it has to know why.
      if (!why.equals(notHeard)) {
        notHeard = why;
        LOG.warn("why=\"{}\" The radar’s port is not open; it is tried again.", why);
      }
      timer =
          loop.after(
              AGAIN,
              () -> {
                var _ = open();
              });
    }
  }

  private Future<Void> shut() {
    BoardWires.ByteStream open = stream;
    stream = null;
    if (settingUp != null) {
      settingUp.cancel();
    }
    Question asked = question;
    if (asked != null) {
      fail(asked.answer, "the radar's port was closed");
    }
    return open == null
        ? Future.succeededFuture()
        : worker.run(
            () -> {
              open.close();
              return null;
            });
  }
}
