package fr.teleguichet.edge.wire;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.text.Slug;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The wires of a computer without a header: serial adapters, and nothing else. */
public final class SerialOnlyWires implements BoardWires {

  private final BoardProfile profile;
  private final LineReservations declared;
  private final SerialPortOpener ports;

  /**
   * Those of this machine.
   *
   * @param root where /dev is
   */
  public SerialOnlyWires(BoardProfile profile, Path root) {
    this.profile = profile;
    this.declared = new LineReservations(profile);
    this.ports = new SerialPortOpener(root);
  }

  @Override
  public ByteStream stream(
      PeripheralConnection.Serial place, Consumer<byte[]> bytes, Consumer<String> lost)
      throws WireException {
    return ports.open(place, declared, bytes, lost);
  }

  @Override
  public Input input(Slug function, Consumer<Boolean> edges) throws WireException {
    throw noHeader(function.value());
  }

  @Override
  public Output output(Slug function) throws WireException {
    throw noHeader(function.value());
  }

  @Override
  public PulseCounter pulses(Slug function) throws WireException {
    throw noHeader(function.value());
  }

  @Override
  public PulseWidth pulseWidth(Slug function, int hertz) throws WireException {
    throw noHeader(function.value());
  }

  @Override
  public Registers registers(PeripheralConnection.I2c place) throws WireException {
    throw noHeader(place.text());
  }

  private WireException noHeader(String what) {
    return new WireException(
        "board %s has no header, so %s can't be opened".formatted(profile.id(), what));
  }

  @Override
  public void close() {
    declared.close();
  }
}
