package fr.teleguichet.edge.health;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The interface of the default route with its hardware address and speed. */
final class NetworkInterfaceDescriber {

  private final MachineFileReader files;

  NetworkInterfaceDescriber(MachineFileReader files) {
    this.files = files;
  }

  /** For example {@code eth0, d8:3a:dd:00:00:01, 1000 Mb/s}. */
  Optional<String> read() {
    return new DefaultRouteReader(files).networkInterface().map(this::describe);
  }

  private String describe(String name) {
    String folder = "sys/class/net/" + name + "/";
    var speed = files.number(folder + "speed");
    return Stream.of(
            Optional.of(name),
            files.text(folder + "address"),
            files.exists(folder + "wireless") ? Optional.of("Wi-Fi") : Optional.<String>empty(),
            speed.orElse(-1) > 0
                ? Optional.of(speed.getAsLong() + " Mb/s")
                : Optional.<String>empty())
        .flatMap(Optional::stream)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
