package fr.teleguichet.edge.wire;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.wire.LightPattern.Colour;
import fr.teleguichet.edge.wire.LightPattern.Step;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.text.Slug;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The light in three colours on the front. Belongs to the loop. */
public final class StatusLight {

  private static final Logger LOG = LoggerFactory.getLogger(StatusLight.class);

  private final Loop loop;
  private final Loop.Worker worker;
  private final Map<Colour, Slug> lines;
  private final Map<Colour, BoardWires.Output> outputs = new EnumMap<>(Colour.class);
  private LightPattern pattern = LightPattern.OFF;
  private int position;
  private Loop.@Nullable Timer timer;
  private volatile ProbeFinding finding = new ProbeFinding.Missing("not-opened");

  /**
   * A light that is not open yet.
   *
   * @param worker a thread that the lines are driven on
   */
  public StatusLight(Loop loop, Loop.Worker worker) {
    this.loop = loop;
    this.worker = worker;
    this.lines =
        Map.of(
            Colour.RED, new Slug("light-red"),
            Colour.GREEN, new Slug("light-green"),
            Colour.BLUE, new Slug("light-blue"));
  }

  /** Opens the three lines, and shows the pattern from its beginning. */
  public Future<Void> open(BoardWires wires) {
    loop.check();
    return worker
        .run(
            () -> {
              for (var line : lines.entrySet()) {
                outputs.put(line.getKey(), wires.output(line.getValue()));
              }
              return null;
            })
        .onSuccess(
            _ -> {
              position = 0;
              step();
            })
        .onFailure(e -> finding = new ProbeFinding.Missing("not-responding"))
        .mapEmpty();
  }

  /** Shows a pattern from its beginning; the same again changes nothing. */
  public void show(LightPattern wanted) {
    loop.check();
    if (wanted == pattern && timer != null) {
      return;
    }
    pattern = wanted;
    position = 0;
    step();
  }

  /** Goes dark and closes the lines. */
  public Future<Void> close() {
    loop.check();
    stopTimer();
    return worker.run(
        () -> {
          outputs.values().forEach(BoardWires.Output::close);
          outputs.clear();
          return null;
        });
  }

  /** Says whether the lines can be driven; whether lamps are at their ends nobody can read back. */
  public Probe probe() {
    return new CachedFindingProbe(Peripheral.LIGHT, "status-light", () -> finding);
  }

  private void step() {
    stopTimer();
    Step now = pattern.steps().get(position);
    worker
        .run(
            () -> {
              for (var output : outputs.entrySet()) {
                output.getValue().set(now.colours().contains(output.getKey()));
              }
              return !outputs.isEmpty();
            })
        .onSuccess(this::driven)
        .onFailure(this::failed);
    position = (position + 1) % pattern.steps().size();
    if (pattern.steps().size() > 1) {
      timer = loop.after(now.length(), this::step);
    }
  }

  private void driven(boolean open) {
    if (open) {
      finding =
          new ProbeFinding.Present(
              new PeripheralReading(PeripheralState.OK, "", "status light in three colours"));
    }
  }

  private void failed(Throwable e) {
    if (finding instanceof ProbeFinding.Present) {
      LOG.warn("why=\"{}\" The status light can't be driven.", e.getMessage());
    }
    finding = new ProbeFinding.Missing("not-responding");
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
