package fr.teleguichet.edge.peripheral.card;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks whether a reader is plugged in, by the USB class for smart cards (0Bh), and whether the
 * PC/SC service answers its socket. Java's own PC/SC classes are left alone: waiting for a change
 * there can hang for ever, and they would open the way to the cards.
 */
public final class CardReaderProbe implements Probe {

  private static final String USB = "sys/bus/usb/devices/";
  private static final String SMART_CARD = "0b";

  private final MachineFileReader files;
  private final Path service;

  /**
   * A probe of the first reader.
   *
   * @param service the socket of {@code pcscd}, as a rule {@code /run/pcscd/pcscd.comm}
   */
  public CardReaderProbe(MachineFileReader files, Path service) {
    this.files = files;
    this.service = service;
  }

  @Override
  public Peripheral kind() {
    return Peripheral.READER;
  }

  @Override
  public String part() {
    return "reader";
  }

  @Override
  public ProbeFinding look() {
    Optional<String> reader = reader();
    if (reader.isEmpty()) {
      return new ProbeFinding.Missing("unplugged");
    }
    return answers()
        ? new ProbeFinding.Present(new PeripheralReading(PeripheralState.OK, "", reader.get()))
        : new ProbeFinding.Present(
            new PeripheralReading(PeripheralState.ERROR, "no-card-service", reader.get()));
  }

  /** The maker and model of the device whose interface it is. */
  private Optional<String> reader() {
    return files.names(USB).stream()
        .filter(it -> it.contains(":"))
        .filter(it -> files.text(USB + it + "/bInterfaceClass").orElse("").equals(SMART_CARD))
        .map(it -> USB + it.substring(0, it.indexOf(':')))
        .map(device -> (text(device, "manufacturer") + " " + text(device, "product")).strip())
        .findFirst();
  }

  private String text(String device, String file) {
    return files.text(device + "/" + file).orElse("");
  }

  private boolean answers() {
    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(service))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
