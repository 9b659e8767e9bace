package fr.teleguichet.fleet.platform.process;

import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Chooses the loopback port of a child process: the configured one, or for 0 the one it had last
 * time, so that a child left behind by a killed manager is found again.
 *
 * @param purpose what it is for, as in "the embedded broker"
 * @param setting the setting that chooses it
 * @param wanted 0 for any
 * @param memory the file that keeps the port used last
 */
public record ChildPortChooser(
    String purpose, String setting, String address, int wanted, Path memory) {
  private static final int HIGHEST = 65_535;

  /**
   * Returns the port and remembers it.
   *
   * @param childLives whether the child of an earlier manager still runs and may hold the port
   */
  public int choose(boolean childLives) throws IOException {
    int port = wanted > 0 ? fixed(childLives) : remembered(childLives);
    AtomicFileWriter.write(memory, Integer.toString(port));
    return port;
  }

  private int fixed(boolean childLives) {
    boolean ours = childLives && lastUsed() == wanted;
    if (!ours && !TcpPortProbe.isFree(address, wanted)) {
      throw new PortTakenException(purpose, address, wanted, setting);
    }
    return wanted;
  }

  private int remembered(boolean childLives) throws IOException {
    int last = lastUsed();
    boolean usable = last > 0 && (childLives || TcpPortProbe.isFree(address, last));
    return usable ? last : TcpPortProbe.reserve(address);
  }

  private int lastUsed() {
    try {
      int port = Integer.parseInt(Files.readString(memory).strip());
      return port > 0 && port <= HIGHEST ? port : 0;
    } catch (IOException | NumberFormatException _) {
      return 0;
    }
  }
}
