package fr.teleguichet.edge.update;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.est.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Counts the agent's starts while a version is on trial, before anything of it can fail: one that
 * can't even open the journal must not stay because nobody is there to take it back.
 */
@BlockingWait
public final class TrialStartCounter {

  /** So many starts that came to nothing are no accident. */
  static final int TOO_MANY = 4;

  private final UpdateLedgerFile state;
  private final DurableFile count;

  /**
   * @param folder the updater's, in the data folder
   */
  public TrialStartCounter(Path folder) {
    this.state = new UpdateLedgerFile(folder);
    this.count = new DurableFile(folder.resolve("starts"));
  }

  /**
   * The agent starts.
   *
   * @return whether the machine must start again, so that its boot loader goes back: true once for
   *     a trial, so that a machine which is broken in another way does not go round in circles
   */
  public boolean isTooMany() throws IOException {
    UpdateState now = state.read().state();
    if (!(now instanceof UpdateState.Proving) && !(now instanceof UpdateState.Restarting)) {
      return false;
    }
    int starts = read() + 1;
    count.write(String.valueOf(starts).getBytes(StandardCharsets.UTF_8));
    return starts == TOO_MANY;
  }

  private int read() throws IOException {
    String text = new String(count.read().orElse(new byte[0]), StandardCharsets.UTF_8);
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** The updater has begun its work and counts for itself. */
  public void forget() throws IOException {
    boolean _ = count.shred();
  }
}
