package fr.teleguichet.fleet.broker;

import fr.teleguichet.fleet.folder.WholeFile;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kiosks whose open connection must end: of a certificate that was revoked, or that lapsed. Which
 * revocations are done with is written down, so that one which came while no manager ran is caught
 * up with and none is carried out at each start. Of one thread only.
 */
final class Departures {
  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  private static final String LAPSED = "lapsed ";
  private static final long LONGEST_FILE = 16L << 20;

  private final Path file;
  private final RevokedKiosks revoked;
  private final Set<NodeAddress> lapsed = new HashSet<>();
  private Set<NodeAddress> present = Set.of();

  /** Reads nothing yet. */
  Departures(Path file, RevokedKiosks revoked) {
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
    lapsed.addAll(present);
    lapsed.removeAll(allowed);
    lapsed.removeAll(due.values());
    present = Set.copyOf(allowed);
    lapsed.forEach(kiosk -> due.put(LAPSED + kiosk, kiosk));
    return due;
  }

  /** Ends their sessions; those that it did not come to are due again. */
  void carryOut(Map<String, NodeAddress> due, SessionTakeover takeover) throws IOException {
    for (NodeAddress kiosk : Set.copyOf(due.values())) {
      takeover.end(MosquittoFiles.user(kiosk));
      LOG.atInfo()
          .addKeyValue("kiosk", kiosk)
          .log("A kiosk without a good certificate was disconnected from Mosquitto.");
    }
    lapsed.removeAll(due.values());
    if (due.keySet().stream().anyMatch(number -> !number.startsWith(LAPSED))) {
      Set<String> current = revoked.revoked().keySet();
      String numbers =
          Stream.concat(done().stream(), due.keySet().stream())
              .filter(current::contains)
              .sorted()
              .distinct()
              .collect(Collectors.joining("\n"));
      WholeFile.write(file, numbers);
    }
  }

  private List<String> done() throws IOException {
    return Files.isRegularFile(file) && Files.size(file) <= LONGEST_FILE
        ? Files.readAllLines(file)
        : List.of();
  }
}
