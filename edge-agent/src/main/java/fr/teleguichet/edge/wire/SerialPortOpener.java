package fr.teleguichet.edge.wire;

import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.board.SerialAdapterPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The serial ports of this machine. An adapter is looked for at each opening, as the file behind
 * its name is another one after it was plugged in again.
 *
 * @param root where /dev is
 */
record SerialPortOpener(Path root) {

  /** Opens the port at this place of the board file. */
  BoardWires.ByteStream open(
      PeripheralConnection.Serial place,
      LineReservations declared,
      Consumer<byte[]> bytes,
      Consumer<String> lost)
      throws WireException {
    String name = declared.takeDevice(place);
    try {
      return SerialStream.open(
          find(place).toString(),
          place.baud(),
          new SerialStream.Ends(bytes, lost, () -> declared.giveBack(name)));
    } catch (WireException e) {
      declared.giveBack(name);
      throw e;
    }
  }

  private Path find(PeripheralConnection.Serial place) throws WireException {
    return switch (place) {
      case PeripheralConnection.Uart uart -> at(uart.device().path());
      case PeripheralConnection.UsbSerial usb ->
          usb.device().isById() ? byId(usb.device()) : at(usb.device().path());
    };
  }

  private Path at(String path) {
    return root.resolve(path.substring(1));
  }

  private Path byId(SerialAdapterPath adapter) throws WireException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(at(SerialAdapterPath.FOLDER))) {
      names.forEach(
          name -> {
            if (adapter.fits(name.getFileName().toString())) {
              found.add(name);
            }
          });
    } catch (NoSuchFileException _) {
      // There is none, as below.
    } catch (IOException e) {
      throw new WireException(
          "can't look into " + SerialAdapterPath.FOLDER + ": " + e.getMessage());
    }
    if (found.size() > 1) {
      throw new WireException(
          "%s names %d adapters (%s); give more of the name in the board file"
              .formatted(
                  adapter.path(),
                  found.size(),
                  found.stream().map(it -> it.getFileName().toString()).sorted().toList()));
    }
    try {
      return found.isEmpty() ? missing(adapter) : found.getFirst().toRealPath();
    } catch (IOException _) {
      return missing(adapter);
    }
  }

  private static Path missing(SerialAdapterPath adapter) throws WireException {
    throw new WireException("no adapter is plugged in at " + adapter.path());
  }
}
