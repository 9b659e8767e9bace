package fr.teleguichet.edge.update.slot;

import fr.teleguichet.edge.StateDrawing;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstalledPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** How the places of a simulated machine go from one degree of trust to another. */
public final class SlotMoves {

  private SlotMoves() {}

  /** All that were seen to happen in two updates, of which the first is kept. */
  public static Set<String> all() {
    try {
      Path folder = Files.createTempDirectory("slots");
      Path image = Files.writeString(folder.resolve("release"), "image");
      var machine = new SimulatedSlotMachine(folder, "1");
      Set<String> moves = new TreeSet<>();
      machine.install(image, "2", "", _ -> {});
      InstalledPart.State trial = machine.look().other().orElseThrow().state();
      boolean _ = moves.add(StateDrawing.row(InstalledPart.State.BAD, "install", trial));
      machine.start();
      machine.confirm();
      boolean _ = moves.add(StateDrawing.row(trial, "confirm", machine.look().running().state()));
      var written = new InstalledPart.State[1];
      machine.install(image, "3", "", _ -> written[0] = bad(folder));
      boolean _ = moves.add(StateDrawing.row(InstalledPart.State.GOOD, "write", written[0]));
      machine.start();
      machine.goBack();
      machine.start();
      boolean _ =
          moves.add(StateDrawing.row(trial, "fail", machine.look().other().orElseThrow().state()));
      return moves;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InstallException e) {
      throw new AssertionError(e);
    }
  }

  private static InstalledPart.State bad(Path folder) {
    try {
      return BootChoice.read(Files.readString(folder.resolve("boot.json")))
          .map(it -> it.at(it.spare()).state())
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
