package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.board.SerialAdapterPath;
import fr.teleguichet.hardware.board.UsbClass;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for every way in which a peripheral hangs on the board: sockets of the screen, USB
 * interfaces by their class, serial ports, buses and lines of the header, network services.
 */
public final class LinuxPeripheralDetector implements PeripheralExerciser {

  private static final int PATIENCE_MS = 2_000;

  private final Path root;

  /**
   * The machine on which this program runs.
   *
   * @param root {@code /}, or a folder that plays it
   */
  public LinuxPeripheralDetector(Path root) {
    this.root = root;
  }

  @Override
  public PeripheralFinding exercise(FittedPeripheral fitted) {
    boolean all = true;
    List<String> found = new ArrayList<>();
    for (PeripheralConnection connection : fitted.connections()) {
      boolean there = isThere(connection);
      all &= there;
      found.add(connection.text() + (there ? " ✓" : " ✗"));
    }
    return new PeripheralFinding(all, String.join("; ", found), false);
  }

  private boolean isThere(PeripheralConnection connection) {
    return switch (connection) {
      case PeripheralConnection.Hdmi hdmi -> isConnected(hdmi.connector());
      case PeripheralConnection.Usb usb -> hasInterface(usb.deviceClass());
      case PeripheralConnection.Uart uart ->
          Files.exists(root.resolve(uart.device().path().substring(1)));
      case PeripheralConnection.UsbSerial line -> isPlugged(line.device());
      case PeripheralConnection.I2c i2c -> Files.exists(root.resolve("dev/i2c-" + i2c.bus()));
      case PeripheralConnection.GpioLines _ -> Files.exists(root.resolve("dev/gpiochip0"));
      case PeripheralConnection.Network network -> answers(network.host().value(), network.port());
      // Its socket is looked for by the USB connection beside it; more needs SANE itself.
      case PeripheralConnection.Sane _ -> Files.exists(root.resolve("usr/bin/scanimage"));
    };
  }

  private boolean isPlugged(SerialAdapterPath adapter) {
    if (!adapter.isById()) {
      return Files.exists(root.resolve(adapter.path().substring(1)));
    }
    Path folder = root.resolve(SerialAdapterPath.FOLDER.substring(1));
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
      for (Path name : names) {
        if (adapter.fits(name.getFileName().toString())) {
          return true;
        }
      }
    } catch (IOException _) {
      // No adapter is plugged in at all.
    }
    return false;
  }

  /** {@code /sys/class/drm/card1-HDMI-A-1/status}, whatever the card's number. */
  private boolean isConnected(String connector) {
    return anyIn("sys/class/drm", "*-" + connector, "status", "connected");
  }

  /** {@code /sys/bus/usb/devices/1-1:1.0/bInterfaceClass}, hexadecimal. */
  private boolean hasInterface(UsbClass wanted) {
    String code =
        switch (wanted) {
          case AUDIO -> "01";
          case HID, POWER_DEVICE -> "03";
          case PRINTER -> "07";
          case SMART_CARD -> "0b";
          case VIDEO -> "0e";
        };
    return anyIn("sys/bus/usb/devices", "*:*", "bInterfaceClass", code);
  }

  private boolean anyIn(String folder, String names, String file, String content) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder), names)) {
      for (Path entry : entries) {
        Path attribute = entry.resolve(file);
        if (Files.exists(attribute) && Files.readString(attribute).strip().equals(content)) {
          return true;
        }
      }
    } catch (IOException _) {
      // A machine without this folder has nothing of the kind.
    }
    return false;
  }

  private static boolean answers(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
