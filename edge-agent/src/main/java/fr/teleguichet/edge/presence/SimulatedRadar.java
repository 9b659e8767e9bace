package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.presence.RadarMessage.Target;
import fr.teleguichet.edge.wire.SimulatedPort;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An HLK-LD2410 at the end of a serial port: answers commands, and reports when it is told that a
 * tenth of a second has passed. Guarded by itself.
 */
public final class SimulatedRadar implements SimulatedPort {

  private static final Report NOTHING =
      new Report(Optional.empty(), Optional.empty(), 0, Optional.empty());

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private @Nullable Consumer<byte[]> toBoard;
  private @Nullable Consumer<String> lost;
  private Report report = NOTHING;
  private boolean configuring;
  private boolean silent;
  private boolean bluetooth = true;

  /** Something moves at this distance. */
  public synchronized void seeMoving(int centimetres) {
    var target = new Target(centimetres, 80);
    report = new Report(Optional.of(target), Optional.empty(), centimetres, Optional.empty());
  }

  /** Something keeps still at this distance. */
  public synchronized void seeStill(int centimetres) {
    var target = new Target(centimetres, 60);
    report = new Report(Optional.empty(), Optional.of(target), centimetres, Optional.empty());
  }

  /** Nothing is there. */
  public synchronized void seeNothing() {
    report = NOTHING;
  }

  /** Says nothing any more, or speaks again. */
  public synchronized void silence(boolean quiet) {
    silent = quiet;
  }

  /** Its plug is pulled. */
  public synchronized void unplug() {
    Consumer<String> told = lost;
    closed();
    if (told != null) {
      told.accept("the radar was unplugged");
    }
  }

  /** Whether its Bluetooth is on, as it is when it leaves the factory. */
  public synchronized boolean hasBluetooth() {
    return bluetooth;
  }

  /** A tenth of a second has passed. */
  public synchronized void tick() {
    if (!configuring) {
      say(RadarFrames.report(report));
    }
  }

  @Override
  public synchronized void opened(Consumer<byte[]> bytes, Consumer<String> end) {
    toBoard = bytes;
    lost = end;
    configuring = false;
  }

  @Override
  public synchronized void closed() {
    toBoard = null;
    lost = null;
  }

  @Override
  public synchronized void received(byte[] bytes) {
    heard.writeBytes(bytes);
    byte[] all = heard.toByteArray();
    if (all.length >= 12 && all.length >= 10 + (all[4] & 0xFF)) {
      heard.reset();
      obey(all[6] & 0xFF, all.length > 12 ? all[8] : 0);
    }
  }

  private void obey(int command, int value) {
    boolean done = configuring || command == RadarFrames.ENABLE;
    say(RadarFrames.answer(command, done));
    if (!done) {
      return;
    }
    switch (command) {
      case RadarFrames.ENABLE -> configuring = true;
      case RadarFrames.BLUETOOTH -> bluetooth = value != 0;
      case RadarFrames.END, RadarFrames.RESTART -> configuring = false;
      default -> {
        // Other commands change nothing that is simulated.
      }
    }
  }

  private void say(byte[] bytes) {
    Consumer<byte[]> board = toBoard;
    if (board != null && !silent) {
      board.accept(bytes);
    }
  }
}
