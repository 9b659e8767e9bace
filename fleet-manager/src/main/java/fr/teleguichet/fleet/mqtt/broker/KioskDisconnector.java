package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kiosks whose open connection must end: of a certificate that was revoked, or that lapsed; and of
 * one so new that the kiosk may have connected before Mosquitto knew its rights, when its birth
 * went nowhere and it was not told that the host is there: it comes back and is heard. Which
 * revocations are done with is written down, so that one which came while no manager ran is caught
 * up with and none is carried out at each start. Of one thread only.
 */
final class KioskDisconnector {
  private static final Logger LOG = LoggerFactory.getLogger(KioskDisconnector.class);

  private static final String UNNUMBERED = "kiosk ";
  private static final long MAX_FILE_LENGTH = 16L << 20;

  private final Path file;
  private final RevokedKiosks revoked;
  private final Set<NodeAddress> lapsed = new HashSet<>();
  private final Set<NodeAddress> fresh = new HashSet<>();

  /** Nobody is new to a program that has just started. */
  private Optional<Set<NodeAddress>> before = Optional.empty();

  /** Reads nothing yet. */
  KioskDisconnector(Path file, RevokedKiosks revoked) {
    this.file = file;
    this.revoked = revoked;
  }

  /**
   * Who has to leave, by the revoked certificate's number or by another word where none was.
   *
   * @param allowed who may speak now
   */
  Map<String, NodeAddress> due(Set<NodeAddress> allowed) throws IOException {
    Map<String, NodeAddress> due = new TreeMap<>(revoked.revoked());
    due.keySet().removeAll(done());
    Set<NodeAddress> known = before.orElse(allowed);
    lapsed.addAll(known);
    lapsed.removeAll(allowed);
    allowed.stream().filter(kiosk -> !known.contains(kiosk)).forEach(fresh::add);
    before = Optional.of(Set.copyOf(allowed));
    Stream.concat(lapsed.stream(), fresh.stream())
        .filter(kiosk -> !due.containsValue(kiosk))
        .toList()
        .forEach(kiosk -> due.put(UNNUMBERED + kiosk, kiosk));
    return due;
  }

  /** Ends their sessions; those that it did not come to are due again. */
  void carryOut(Map<String, NodeAddress> due, ClientDisconnector takeover) throws IOException {
    for (NodeAddress kiosk : Set.copyOf(due.values())) {
      takeover.end(MosquittoConfigRenderer.user(kiosk));
      LOG.atInfo()
          .addKeyValue("kiosk", kiosk)
          .log("A kiosk was disconnected from Mosquitto, because its rights there are others now.");
    }
    lapsed.removeAll(due.values());
    fresh.removeAll(due.values());
    if (due.keySet().stream().anyMatch(number -> !number.startsWith(UNNUMBERED))) {
      Set<String> current = revoked.revoked().keySet();
      String numbers =
          Stream.concat(done().stream(), due.keySet().stream())
              .filter(current::contains)
              .sorted()
              .distinct()
              .collect(Collectors.joining("\n"));
      AtomicFileWriter.write(file, numbers);
    }
  }

  private List<String> done() throws IOException {
    return Files.isRegularFile(file) && Files.size(file) <= MAX_FILE_LENGTH
        ? Files.readAllLines(file)
        : List.of();
  }
}
