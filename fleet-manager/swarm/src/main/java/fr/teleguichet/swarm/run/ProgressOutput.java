package fr.teleguichet.swarm.run;

import java.io.PrintWriter;

/**
 * Where progress is shown.
 *
 * @param out usually standard error
 * @param terminal whether a person looks on, who sees one line that is renewed each second
 * @param quiet whether nothing is to be shown
 */
public record ProgressOutput(PrintWriter out, boolean terminal, boolean quiet) {

  private static final String RENEW = "\r\u001B[K";
  private static final long SPARSE_SECONDS = 10;

  /** Shows the line of this second; without a terminal, one line in ten seconds. */
  public void progress(long second, String line) {
    if (quiet) {
      return;
    }
    if (terminal) {
      out.print(RENEW + line);
    } else if (second % SPARSE_SECONDS == 0) {
      out.println(line);
    }
    out.flush();
  }

  /** Leaves the line that was renewed, for whatever is printed next. */
  public void finish() {
    if (!quiet && terminal) {
      out.print(RENEW);
      out.flush();
    }
  }

  /** Shows a line that stays. */
  void say(String line) {
    if (!quiet) {
      out.println((terminal ? RENEW : "") + line);
      out.flush();
    }
  }
}
