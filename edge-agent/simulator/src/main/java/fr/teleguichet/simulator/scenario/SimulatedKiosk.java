package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor.Post;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.ProbeInterval;
import fr.teleguichet.edge.wire.SimulatedWires;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A kiosk that is there only in memory, with everything on it that hands can change. Scripts and
 * the workbench turn its {@link SimulationDial dials}; the agent's own probes and drivers look at
 * it and know nothing of that. Belongs to the loop, except for what its probes read.
 */
public final class SimulatedKiosk {

  private static final ProbeInterval RHYTHM = ProbeInterval.reading(Duration.ofSeconds(2));

  /** The slowest contact counts after 50 ms without a bounce; then its probe sees it. */
  private static final Duration CONTACT = Duration.ofMillis(150);

  private final Loop loop;
  private final Map<Peripheral, String> models;
  private final DialPositions dials = new DialPositions();
  private final Map<Peripheral, ProbeFinding> said = new ConcurrentHashMap<>();
  private final SimulatedHeader header;
  private final SimulatedDevices devices;
  private final Map<Peripheral, ScriptedProbe> probes = new ConcurrentHashMap<>();
  private final List<Consumer<SimulationDial>> onTurn = new ArrayList<>();
  private final List<Consumer<Peripheral>> onChange = new ArrayList<>();
  private final Set<Peripheral> heldBack = EnumSet.noneOf(Peripheral.class);
  private boolean isHeldBack;
  private boolean isOccupied;

  /** A kiosk of this kind with the peripherals that the scenario has, all in order. */
  public SimulatedKiosk(Loop loop, BoardProfile board, Scenario scenario) {
    this.loop = loop;
    this.models = scenario.peripherals();
    this.header = new SimulatedHeader(loop, board, dials);
    this.devices = new SimulatedDevices(board, dials);
    devices.probes().stream()
        .filter(probe -> models.containsKey(probe.kind()))
        .map(probe -> new ScriptedProbe(probe, () -> said(probe.kind()), model(probe.kind())))
        .forEach(probe -> probes.put(probe.kind(), probe));
  }

  private Optional<ProbeFinding> said(Peripheral kind) {
    return Optional.ofNullable(said.get(kind));
  }

  private String model(Peripheral kind) {
    return models.getOrDefault(kind, "");
  }

  /** Time passes for its sensors from now on. */
  public void start() {
    header.start();
  }

  /** No more. */
  public void stop() {
    header.stop();
  }

  /** What the board's lines, bus and port lead to. */
  public SimulatedWires wires() {
    return header.wires();
  }

  /** Printer, scanner, supply and camera, for actions on them. */
  public SimulatedDevices devices() {
    return devices;
  }

  /** What looks at everything that is not on the board's header. */
  public List<Post> posts() {
    return probes.values().stream().map(probe -> new Post(probe, RHYTHM)).toList();
  }

  /**
   * What looks at the board's header, as it is to look at this kiosk: only at what the scenario
   * has, and at the enclosure, without which there is no kiosk.
   */
  public List<Post> played(List<Post> others) {
    return others.stream()
        .filter(post -> has(post.probe().kind()))
        .map(
            post -> {
              Peripheral kind = post.probe().kind();
              return new Post(
                  new ScriptedProbe(post.probe(), () -> said(kind), model(kind)), post.rhythm());
            })
        .toList();
  }

  private boolean has(Peripheral kind) {
    return kind == Peripheral.ENCLOSURE || models.containsKey(kind);
  }

  /** A session begins or ends on the citizen's page, which only a hand can open. */
  public void occupied(boolean isUsed) {
    isOccupied = isUsed;
  }

  /** Whether a session is open on the citizen's page. */
  boolean isOccupied() {
    return isOccupied;
  }

  /** Tells the listener of each dial that was turned. */
  public void onTurn(Consumer<SimulationDial> listener) {
    onTurn.add(listener);
  }

  /** Tells the listener of each peripheral to which something was done. */
  public void onChange(Consumer<Peripheral> listener) {
    onChange.add(listener);
  }

  /** Whether this kiosk has what the dial is a part of. */
  public boolean has(SimulationDial dial) {
    return dial.owner().map(models::containsKey).orElse(true);
  }

  /** How a dial stands. */
  public int at(SimulationDial dial) {
    return dial == SimulationDial.PAPER ? devices.printer().sheets() : dials.at(dial);
  }

  /**
   * Turns a dial; one that stands so already is left alone.
   *
   * @throws IllegalArgumentException when the kiosk has no such thing, or the value is out of range
   */
  public void turn(SimulationDial dial, int value) {
    if (!has(dial)) {
      throw new IllegalArgumentException(
          "this kiosk has no " + dial.owner().map(ScenarioVocabulary::of).orElse(dial.code()));
    }
    boolean isChange = dials.turn(dial, value);
    boolean wasSaid = dial.owner().map(kind -> said.remove(kind) != null).orElse(false);
    devices.turned(dial);
    if (isChange) {
      header.turned(dial);
      List.copyOf(onTurn).forEach(listener -> listener.accept(dial));
    }
    if (isChange || wasSaid) {
      dial.shownBy().ifPresent(kind -> show(dial, kind));
    }
  }

  private void show(SimulationDial dial, Peripheral kind) {
    if (dial.isContact()) {
      var _ = loop.after(CONTACT, () -> changed(kind));
    } else {
      changed(kind);
    }
  }

  /** Nobody is there, and everything that was broken is mended. */
  public void mendEverything() {
    atOnce(
        () -> {
          for (SimulationDial dial : SimulationDial.values()) {
            // Whoever uses the page is no part of the script's day.
            if (has(dial) && !(isOccupied && dial == SimulationDial.PERSON)) {
              turn(dial, dial.morning());
            }
          }
          List.copyOf(said.keySet()).forEach(kind -> say(kind, Optional.empty()));
        });
  }

  /**
   * Does to a peripheral whatever makes it tell of this state with these reasons. What no hand can
   * do is put into its mouth.
   *
   * @param state empty when it is gone
   */
  void change(Peripheral kind, Optional<PeripheralState> state, String reasons) {
    atOnce(
        () -> {
          SimulatedFault.dials(kind, state.isEmpty(), reasons).forEach(this::turn);
          ProbeFinding wanted = wanted(kind, state, reasons);
          say(kind, Optional.of(wanted).filter(it -> !it.equals(seen(kind))));
        });
  }

  /** Nobody is told before all of it is done: what lies between was never so. */
  private void atOnce(Runnable action) {
    isHeldBack = true;
    action.run();
    isHeldBack = false;
    Set<Peripheral> kinds = EnumSet.copyOf(heldBack);
    heldBack.clear();
    kinds.forEach(this::changed);
  }

  private ProbeFinding wanted(Peripheral kind, Optional<PeripheralState> state, String reasons) {
    return state
        .<ProbeFinding>map(
            it -> new ProbeFinding.Present(new PeripheralReading(it, reasons, model(kind))))
        .orElseGet(() -> new ProbeFinding.Missing(reasons));
  }

  /** What its probe finds; what is on the header is taken to be well. */
  private ProbeFinding seen(Peripheral kind) {
    ScriptedProbe probe = probes.get(kind);
    if (probe == null) {
      return wanted(kind, Optional.of(PeripheralState.OK), "");
    }
    try {
      return probe.look();
    } catch (IOException e) {
      return ProbeFinding.failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ProbeFinding.failed("interrupted");
    }
  }

  private void say(Peripheral kind, Optional<ProbeFinding> word) {
    word.ifPresentOrElse(it -> said.put(kind, it), () -> said.remove(kind));
    changed(kind);
  }

  private void changed(Peripheral kind) {
    if (isHeldBack) {
      heldBack.add(kind);
      return;
    }
    List.copyOf(onChange).forEach(listener -> listener.accept(kind));
  }
}
