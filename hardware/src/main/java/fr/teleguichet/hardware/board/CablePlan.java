package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Slug;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which plug of which device goes into which socket. */
final class CablePlan {

  /** Of the computer first, then those of hubs, each by name. */
  private static final Comparator<String> ORDER =
      Comparator.comparing((String socket) -> !isOfComputer(socket))
          .thenComparing(Comparator.naturalOrder());

  /** One device, which may be several peripherals, as a printer that scans. */
  record Device(List<FittedPeripheral> peripherals, List<String> sockets) {
    Device {
      peripherals = List.copyOf(peripherals);
      sockets = List.copyOf(sockets);
    }

    String title() {
      return peripherals.stream().map(p -> p.kind().deviceId()).collect(Collectors.joining(", "));
    }

    String names() {
      return peripherals.stream().map(p -> p.name().value()).collect(Collectors.joining("; "));
    }
  }

  private final List<String> sockets;
  private final List<Device> devices;

  CablePlan(List<FittedPeripheral> peripherals) {
    Map<List<String>, List<FittedPeripheral>> bySockets = new LinkedHashMap<>();
    for (FittedPeripheral fitted : peripherals) {
      List<String> own = sockets(fitted);
      if (!own.isEmpty()) {
        bySockets.computeIfAbsent(own, _ -> new ArrayList<>()).add(fitted);
      }
    }
    TreeSet<String> all = new TreeSet<>(ORDER);
    bySockets.keySet().forEach(all::addAll);
    sockets = List.copyOf(all);
    devices =
        bySockets.entrySet().stream()
            .map(entry -> new Device(entry.getValue(), entry.getKey()))
            .sorted(Comparator.comparingInt(device -> sockets.indexOf(device.sockets().getFirst())))
            .toList();
  }

  List<String> sockets() {
    return sockets;
  }

  List<Device> devices() {
    return devices;
  }

  static boolean isOfComputer(String socket) {
    return !socket.startsWith("hub");
  }

  private static List<String> sockets(FittedPeripheral fitted) {
    return fitted.connections().stream().flatMap(CablePlan::socket).sorted(ORDER).toList();
  }

  private static Stream<String> socket(PeripheralConnection connection) {
    return switch (connection) {
      case PeripheralConnection.Usb(Slug port, UsbClass _) -> Stream.of(port.value());
      case PeripheralConnection.UsbSerial(Slug port, int _, SerialAdapterPath _) ->
          Stream.of(port.value());
      case PeripheralConnection.Hdmi(String connector) -> Stream.of(connector);
      case PeripheralConnection.GpioLines _,
          PeripheralConnection.Uart _,
          PeripheralConnection.I2c _,
          PeripheralConnection.Network _,
          PeripheralConnection.Sane _ ->
          Stream.empty();
    };
  }
}
