package fr.teleguichet.edge.update.slot;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.InstalledPart.Slot;
import fr.teleguichet.edge.update.install.InstalledPart.State;
import fr.teleguichet.est.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A simulated machine with two places for its software. What runs is chosen at {@link #start} as a
 * boot loader chooses; everything is in files, so that power can be cut anywhere. Its methods
 * block.
 */
public final class SimulatedSlotMachine {

  private static final int PIECES = 20;

  private final Path folder;
  private final DurableFile choice;
  private final String first;

  /**
   * A machine in this folder.
   *
   * @param first the version that is in it when it is new
   */
  public SimulatedSlotMachine(Path folder, String first) {
    this.folder = folder;
    this.choice = new DurableFile(folder.resolve("boot.json"));
    this.first = first;
  }

  /** The machine is switched on, or starts again. */
  public void start() throws IOException {
    write(read().start());
  }

  /** The peripherals that what runs does not work with, in words. */
  public List<String> broken() throws IOException {
    String breaks = read().at(read().running()).breaks();
    return breaks.isEmpty() ? List.of() : Arrays.asList(breaks.split(",", -1));
  }

  /** Whether the next start finds something whole to run, and a way back if that is on trial. */
  public boolean isBootable() throws IOException {
    BootChoice it = read();
    BootSlot chosen = it.at(it.primary());
    BootSlot other = it.at(BootChoice.other(it.primary()));
    return chosen.state() == State.GOOD || other.state() == State.GOOD;
  }

  InstalledPart look() throws IOException {
    BootChoice it = read();
    BootSlot spare = it.at(it.spare());
    return new InstalledPart(
        slot(it, it.running()),
        spare.version().isEmpty() ? Optional.empty() : Optional.of(slot(it, it.spare())),
        it.primary());
  }

  private static Slot slot(BootChoice choice, String name) {
    BootSlot entry = choice.at(name);
    return new Slot(name, entry.version(), entry.state());
  }

  /** Marks the spare place bad, fills it, and has it tried once: in this order. */
  void install(Path file, String version, String breaks, IntConsumer percent) throws IOException {
    BootChoice before = read();
    String spare = before.spare();
    write(before.with(spare, BootSlot.EMPTY).withPrimary(before.running()));
    copy(file, Files.createDirectories(folder.resolve(spare)).resolve("image"), percent);
    write(read().with(spare, new BootSlot(version, State.ON_TRIAL, 1, breaks)).withPrimary(spare));
  }

  private static void copy(Path file, Path image, IntConsumer percent) throws IOException {
    long size = Files.size(file);
    byte[] piece = new byte[Math.toIntExact(Math.clamp(size / PIECES, 1, 1 << 20))];
    try (InputStream in = Files.newInputStream(file);
        var out =
            FileChannel.open(
                image,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      long done = 0;
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        var bytes = ByteBuffer.wrap(piece, 0, read);
        while (bytes.hasRemaining()) {
          done += out.write(bytes);
        }
        percent.accept((int) (done * 100 / Math.max(1, size)));
      }
      out.force(true);
    }
  }

  void confirm() throws IOException {
    BootChoice it = read();
    write(it.with(it.running(), it.at(it.running()).in(State.GOOD)).withPrimary(it.running()));
  }

  void goBack() throws IOException, InstallException {
    BootChoice it = read();
    BootSlot running = it.at(it.running());
    BootSlot spare = it.at(it.spare());
    if (running.state() == State.GOOD && spare.state() == State.ON_TRIAL) {
      // It has not been tried yet.
      write(it.with(it.spare(), spare.in(State.BAD)).withPrimary(it.running()));
    } else if (spare.state() == State.GOOD) {
      write(it.with(it.running(), running.in(State.BAD)).withPrimary(it.spare()));
    } else {
      throw new InstallException(
          Reason.NO_WAY_BACK, "the place " + it.spare() + " holds nothing that ever worked");
    }
  }

  private BootChoice read() throws IOException {
    Optional<byte[]> content = choice.read();
    if (content.isEmpty()) {
      return BootChoice.first(first);
    }
    return BootChoice.read(new String(content.get(), StandardCharsets.UTF_8))
        .orElseThrow(() -> new IOException(choice.path() + " is damaged"));
  }

  private void write(BootChoice changed) throws IOException {
    Path _ = Files.createDirectories(folder);
    choice.write(changed.write().getBytes(StandardCharsets.UTF_8));
  }
}
