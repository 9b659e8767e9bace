package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two clipboards of a Wayland compositor, by {@code wl-clipboard}: what was copied, and what is
 * only marked.
 *
 * @param copy {@code wl-copy}, with the variables by which it finds the compositor
 * @param paste {@code wl-paste}, the same
 */
public record WaylandClipboard(SystemProgram copy, SystemProgram paste) implements Clipboard {

  /** How {@code wl-paste} says that nothing is there. */
  private static final int NOTHING = 1;

  @Override
  public boolean clear() throws IOException, InterruptedException {
    boolean copied = clear(List.of());
    boolean marked = clear(List.of("--primary"));
    return copied && marked;
  }

  private boolean clear(List<String> which) throws IOException, InterruptedException {
    ProgramOutput cleared = copy.run(with("--clear", which));
    if (!cleared.isSuccess()) {
      throw new IOException(copy.name() + "-" + cleared.exit());
    }
    ProgramOutput kinds = paste.run(with("--list-types", which));
    return kinds.exit() == NOTHING || (kinds.isSuccess() && kinds.text().isBlank());
  }

  private static String[] with(String word, List<String> which) {
    return Stream.concat(Stream.of(word), which.stream()).toArray(String[]::new);
  }
}
