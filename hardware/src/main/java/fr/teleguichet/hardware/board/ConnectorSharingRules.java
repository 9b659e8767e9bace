package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold for the sockets: one thing in each. Two peripherals may share a socket when they
 * are one thing, as the printer and the scanner of a multi-function device.
 */
final class ConnectorSharingRules {

  private final List<LocatedValue<FittedPeripheral>> peripherals;

  ConnectorSharingRules(List<LocatedValue<FittedPeripheral>> peripherals) {
    this.peripherals = peripherals;
  }

  List<YamlProblem> conflicts() {
    List<YamlProblem> found = new ArrayList<>();
    Map<String, FittedPeripheral> takenBy = new HashMap<>();
    for (LocatedValue<FittedPeripheral> fitted : peripherals) {
      for (String socket : sockets(fitted.value())) {
        FittedPeripheral first = takenBy.putIfAbsent(socket, fitted.value());
        if (first != null && Collections.disjoint(first.parts(), fitted.value().parts())) {
          found.add(fitted.contradiction(sentence(fitted.value(), first, socket)));
        }
      }
    }
    return found;
  }

  private static List<String> sockets(FittedPeripheral fitted) {
    List<String> sockets = new ArrayList<>();
    for (PeripheralConnection connection : fitted.connections()) {
      switch (connection) {
        case PeripheralConnection.Usb(Slug port, UsbClass _) -> sockets.add("USB " + port);
        case PeripheralConnection.UsbSerial(Slug port, int _, SerialAdapterPath _) ->
            sockets.add("USB " + port);
        case PeripheralConnection.Hdmi(String connector) -> sockets.add(connector);
        case PeripheralConnection.GpioLines _,
            PeripheralConnection.Uart _,
            PeripheralConnection.I2c _,
            PeripheralConnection.Network _,
            PeripheralConnection.Sane _ -> {}
      }
    }
    return sockets;
  }

  private static String sentence(FittedPeripheral second, FittedPeripheral first, String socket) {
    return "%s and %s are both plugged into %s and share no part; give one of them another socket"
        .formatted(second.kind().deviceId(), first.kind().deviceId(), socket);
  }
}
