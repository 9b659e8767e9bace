package fr.teleguichet.edge.presence;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.PinFunction;
import java.util.Optional;
import java.util.stream.Stream;

/** What of all this a board file has. */
public record FittedPresenceSensors(BoardProfile profile) {

  /** A line of the header by its name. */
  public Optional<PinFunction> line(String id) {
    return profile.wiring().function(new Slug(id));
  }

  Optional<PeripheralConnection.Serial> radar() {
    return connections()
        .flatMap(
            it -> it instanceof PeripheralConnection.Serial line ? Stream.of(line) : Stream.empty())
        .findFirst();
  }

  Optional<PeripheralConnection.I2c> distance() {
    return connections()
        .flatMap(it -> it instanceof PeripheralConnection.I2c i2c ? Stream.of(i2c) : Stream.empty())
        .findFirst();
  }

  /** A peripheral's threshold; one that the board file lacks judges nothing. */
  public HealthyRange range(Peripheral kind, String threshold) {
    return profile
        .peripheral(kind)
        .flatMap(
            fitted ->
                fitted.thresholds().stream()
                    .filter(it -> it.id().value().equals(threshold))
                    .findFirst())
        .map(it -> it.range())
        .orElse(new HealthyRange.Any());
  }

  private Stream<PeripheralConnection> connections() {
    return profile.peripheral(Peripheral.PRESENCE).stream()
        .map(FittedPeripheral::connections)
        .flatMap(java.util.List::stream);
  }
}
