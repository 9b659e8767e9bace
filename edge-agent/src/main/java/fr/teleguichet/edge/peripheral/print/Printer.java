package fr.teleguichet.edge.peripheral.print;

import java.io.IOException;
import java.util.Optional;

/** A printer. Every method waits for the device, so it is called on a thread that may. */
public interface Printer {

  /**
   * How it is doing.
   *
   * @throws IOException when it does not tell; the message is a short reason
   */
  PrinterStatus status() throws IOException, InterruptedException;

  /**
   * Prints, and comes back when the paper is out or it is clear that it will not come. What was not
   * printed is cancelled: it must not come out in front of the next citizen.
   *
   * @throws IOException when the printer can't be talked to
   */
  PrintOutcome print(PrintDocument document) throws IOException, InterruptedException;

  /**
   * Cancels what is left of citizens' jobs, and of no others.
   *
   * @return whether none is left
   * @throws IOException when the printer does not tell
   */
  boolean cancelCitizensJobs() throws IOException, InterruptedException;

  /** Prints a page that tells whether all is well, in a format that the printer takes. */
  default PrintOutcome printTestPage(TestPage page) throws IOException, InterruptedException {
    Optional<PrintDocument> document = page.as(status().formats());
    return document.isPresent()
        ? print(document.get())
        : new PrintOutcome.Refused("document-format-not-supported");
  }
}
