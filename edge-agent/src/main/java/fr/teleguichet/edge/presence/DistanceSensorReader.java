package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.presence.DistanceSensorState.Booting;
import fr.teleguichet.edge.presence.DistanceSensorState.Ranging;
import fr.teleguichet.edge.presence.DistanceSensorState.Resetting;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.ActiveLevel;
import fr.teleguichet.hardware.wiring.PinFunction;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the distance sensor range and reads it. One that hangs is switched off and on by its XSHUT
 * line. Where its interrupt line is wired nobody asks for what is not there: a measurement tells
 * itself. Belongs to the loop; each step is a few transfers on a worker. {@link
 * DistanceSensorState} draws how it moves on.
 */
final class DistanceSensorReader {

  private static final Logger LOG = LoggerFactory.getLogger(DistanceSensorReader.class);

  /** How long it is off, and how long each step waits for the next. */
  static final Duration STEP = Duration.ofMillis(10);

  /** How long it may be silent before it is restarted. */
  static final Duration SILENCE = Duration.ofSeconds(1);

  /** How long one that does not come back is left alone. */
  static final Duration AGAIN = Duration.ofSeconds(30);

  /** How often it is asked while something is in front of it, and while nothing is. */
  private static final Duration LOOK = Duration.ofMillis(Vl53l1xRegisters.PERIOD / 4);

  private static final Duration IDLE_LOOK = Duration.ofMillis(Vl53l1xRegisters.PERIOD);

  /**
   * A measurement that has told nobody by now is asked for; after some of these the line is dead.
   */
  private static final Duration LATE = Duration.ofMillis(Vl53l1xRegisters.PERIOD * 3 / 2);

  private static final int UNHEARD = 3;
  private static final Slug SHUTDOWN = new Slug("tof-shutdown");

  private final Loop loop;
  private final Loop.Worker worker;
  private final BoardWires wires;
  private final PeripheralConnection.I2c place;
  private final Optional<PinFunction> line;
  private final Consumer<DistanceMeasurement> ranges;
  private BoardWires.@Nullable Input interrupt;
  private boolean isAsking;
  private boolean isTold;
  private int unheard;
  private boolean seesSomething = true;
  private BoardWires.@Nullable Registers registers;
  private BoardWires.@Nullable Output shutdown;
  private DistanceSensorState state = new Resetting();
  private int restarts;
  private boolean stopped;
  private Loop.@Nullable Timer timer;
  private volatile @Nullable Duration latest;

  /**
   * @param line its interrupt, where the board wires it
   * @param ranges told each measurement
   */
  DistanceSensorReader(
      Loop loop,
      Loop.Worker worker,
      BoardWires wires,
      PeripheralConnection.I2c place,
      Optional<PinFunction> line,
      Consumer<DistanceMeasurement> ranges) {
    this.loop = loop;
    this.worker = worker;
    this.wires = wires;
    this.place = place;
    this.line = line;
    this.ranges = ranges;
  }

  /** Opens bus and line, and begins. */
  Future<Void> open() {
    loop.check();
    return worker
        .run(
            () -> {
              shutdown = wires.output(SHUTDOWN);
              registers = wires.registers(place);
              interrupt = openInterrupt();
              shutdown.set(true);
              return null;
            })
        .onSuccess(_ -> next(STEP))
        .mapEmpty();
  }

  private BoardWires.@Nullable Input openInterrupt() {
    if (line.isEmpty()) {
      return null;
    }
    try {
      return wires.input(line.get().id(), this::edge);
    } catch (WireException e) {
      LOG.warn("why=\"{}\" The distance sensor’s interrupt can’t be heard.", e.getMessage());
      return null;
    }
  }

  private void edge(boolean isReady) {
    if (isReady) {
      loop.enter(this::told);
    }
  }

  private void told() {
    unheard = 0;
    isTold = true;
    if (!stopped && !isAsking && state instanceof Ranging ranging) {
      if (timer != null) {
        timer.cancel();
      }
      range(ranging);
    }
  }

  private boolean isHeard() {
    return interrupt != null && unheard < UNHEARD;
  }

  private Duration pause() {
    if (isHeard()) {
      return LATE;
    }
    return seesSomething ? LOOK : IDLE_LOOK;
  }

  /** Leaves it switched on and silent, and closes bus and line. */
  Future<Void> close() {
    loop.check();
    stopped = true;
    if (timer != null) {
      timer.cancel();
    }
    return worker.run(
        () -> {
          if (registers != null) {
            registers.close();
          }
          if (interrupt != null) {
            interrupt.close();
          }
          if (shutdown != null) {
            shutdown.close();
          }
          return null;
        });
  }

  /** When the latest measurement came, by the loop's clock; null before the first. */
  @Nullable Duration latest() {
    return latest;
  }

  /** How often it had to be switched off and on since it last worked for long. */
  int restarts() {
    return restarts;
  }

  private void next(Duration wait) {
    if (!stopped) {
      timer = loop.after(wait, this::step);
    }
  }

  private void step() {
    switch (state) {
      case Resetting it ->
          follow(
              worker.run(
                  () -> {
                    power().set(false);
                    return Optional.<DistanceMeasurement>empty();
                  }),
              it.release(loop.uptime()));
      case Booting it -> boot(it);
      case Ranging it -> range(it);
    }
  }

  private void follow(Future<Optional<DistanceMeasurement>> done, Booting then) {
    done.onSuccess(
            _ -> {
              state = then;
              next(STEP);
            })
        .onFailure(this::restart);
  }

  private void boot(Booting booting) {
    worker
        .run(
            () -> {
              var sensor = new Vl53l1xRegisters(bus());
              boolean booted = sensor.hasBooted();
              if (booted) {
                sensor.configure(line.map(PinFunction::active).orElse(ActiveLevel.HIGH));
              }
              return booted;
            })
        .onSuccess(
            booted -> {
              if (booted) {
                state = booting.configured(loop.uptime());
                next(pause());
              } else {
                waitOrRestart(booting.since(), STEP);
              }
            })
        .onFailure(e -> bootFailed(booting, e));
  }

  /** It does not answer on the bus for the first millisecond. */
  private void bootFailed(Booting booting, Throwable e) {
    if (isSilentSince(booting.since())) {
      restart(e);
    } else {
      next(STEP);
    }
  }

  private void range(Ranging ranging) {
    boolean wasTold = isTold;
    isTold = false;
    isAsking = true;
    worker
        .run(
            () -> {
              var sensor = new Vl53l1xRegisters(bus());
              return sensor.isReady()
                  ? Optional.of(sensor.read()).filter(DistanceMeasurement::isMeasured)
                  : Optional.<DistanceMeasurement>empty();
            })
        .onComplete(_ -> isAsking = false)
        .onSuccess(
            range -> {
              if (range.isPresent()) {
                take(ranging, range.get());
                hear(wasTold);
                next(isTold ? Duration.ZERO : pause());
              } else {
                waitOrRestart(ranging.since(), pause());
              }
            })
        .onFailure(this::restart);
  }

  /** A measurement was there; one that nobody told of speaks against the line. */
  private void hear(boolean wasTold) {
    if (isHeard() && !wasTold) {
      unheard++;
      if (unheard == UNHEARD) {
        LOG.warn("The distance sensor’s interrupt tells nothing; the sensor is asked instead.");
      }
    }
  }

  private void take(Ranging ranging, DistanceMeasurement range) {
    restarts = 0;
    latest = loop.uptime();
    seesSomething = range.status() == DistanceMeasurement.Status.VALID;
    state = ranging.measured(loop.uptime());
    ranges.accept(range);
  }

  private void waitOrRestart(Duration since, Duration wait) {
    if (isSilentSince(since)) {
      restart(new WireException("the distance sensor does not measure"));
    } else {
      next(wait);
    }
  }

  private boolean isSilentSince(Duration since) {
    return loop.uptime().minus(since).compareTo(SILENCE) >= 0;
  }

  private void restart(Throwable why) {
    if (restarts == 0) {
      LOG.warn("why=\"{}\" The distance sensor is switched off and on.", why.getMessage());
    }
    restarts++;
    state = state.reset();
    Duration wait = restarts > 1 ? AGAIN : STEP;
    worker
        .run(
            () -> {
              power().set(true);
              return null;
            })
        .onComplete(_ -> next(wait));
  }

  private BoardWires.Registers bus() throws WireException {
    if (registers == null) {
      throw new WireException("the distance sensor's bus is not open");
    }
    return registers;
  }

  private BoardWires.Output power() throws WireException {
    if (shutdown == null) {
      throw new WireException("the distance sensor's line is not open");
    }
    return shutdown;
  }
}
