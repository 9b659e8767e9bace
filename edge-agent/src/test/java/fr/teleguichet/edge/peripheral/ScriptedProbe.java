package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.IOException;

/** A part that is what a test says. */
final class ScriptedProbe implements Probe {

  /** What a look comes to. */
  interface Look {
    ProbeFinding at() throws IOException;
  }

  static final Look HANGS =
      () -> {
        throw new SlowLoop.Hang();
      };

  private final Peripheral kind;
  private final String part;
  private final boolean essential;
  private Look look;
  private int looks;

  ScriptedProbe(Peripheral kind, String part, boolean essential, Look look) {
    this.kind = kind;
    this.part = part;
    this.essential = essential;
    this.look = look;
  }

  static ScriptedProbe of(Peripheral kind) {
    return new ScriptedProbe(kind, kind.deviceId(), true, () -> present(PeripheralState.OK, ""));
  }

  static ProbeFinding present(PeripheralState state, String reasons) {
    return new ProbeFinding.Present(new PeripheralReading(state, reasons, "model"));
  }

  static Look fails(String sentence) {
    return () -> {
      throw new IOException(sentence);
    };
  }

  void is(Look next) {
    look = next;
  }

  void is(PeripheralState state, String reasons) {
    look = () -> present(state, reasons);
  }

  void isMissing(String reason) {
    look = () -> new ProbeFinding.Missing(reason);
  }

  int looks() {
    return looks;
  }

  @Override
  public Peripheral kind() {
    return kind;
  }

  @Override
  public String part() {
    return part;
  }

  @Override
  public boolean isEssential() {
    return essential;
  }

  @Override
  public ProbeFinding look() throws IOException {
    looks++;
    return look.at();
  }
}
