package fr.teleguichet.edge.peripheral.print;

import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.print.PrinterStatus.Activity;
import fr.teleguichet.edge.peripheral.print.PrinterStatus.Supply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A printer made of a few numbers: sheets in its tray, what toner is left, a cover, a jam. It takes
 * the two formats of a test page and refuses what nobody asked for. May be called from any thread.
 */
public final class SimulatedPrinter implements Printer {

  private static final List<String> FORMATS = List.of(PrintDocument.PDF, PrintDocument.PWG_RASTER);
  private static final int LOW_ON_PAPER = 10;

  private int sheets;
  private int toner;
  private boolean isPlugged = true;
  private boolean isJammed;
  private boolean isOpen;
  private int printed;

  /**
   * A printer that is ready.
   *
   * @param sheets in the tray, 0 to 250
   * @param toner what is left, 0 to 100 percent
   */
  public SimulatedPrinter(int sheets, int toner) {
    load(sheets);
    setToner(toner);
  }

  /** Lays so many sheets into the tray, in place of what was there. */
  public synchronized void load(int count) {
    require("sheets", count, 250);
    sheets = count;
  }

  /** Sets what toner is left, in percent. */
  public synchronized void setToner(int percent) {
    require("percent of toner", percent, 100);
    toner = percent;
  }

  /** Jams a sheet, or takes it out. */
  public synchronized void setJammed(boolean jammed) {
    isJammed = jammed;
  }

  /** Opens or closes the cover. */
  public synchronized void setOpen(boolean open) {
    isOpen = open;
  }

  /** Pulls the plug, or puts it in. */
  public synchronized void setPlugged(boolean plugged) {
    isPlugged = plugged;
  }

  /** The sheets in the tray. */
  public synchronized int sheets() {
    return sheets;
  }

  /** The sheets that came out. */
  public synchronized int printed() {
    return printed;
  }

  @Override
  public synchronized PrinterStatus status() throws IOException {
    requirePlugged();
    List<String> stopping = stopping();
    List<String> reasons = new ArrayList<>(stopping);
    if (sheets > 0 && sheets < LOW_ON_PAPER) {
      reasons.add("media-low-warning");
    }
    return new PrinterStatus(
        stopping.isEmpty() ? Activity.IDLE : Activity.STOPPED,
        true,
        reasons,
        List.of(new Supply("black", toner)),
        "Imprimante simulée",
        FORMATS);
  }

  @Override
  public synchronized PrintOutcome print(PrintDocument document) throws IOException {
    requirePlugged();
    if (!FORMATS.contains(document.format())) {
      return new PrintOutcome.Refused("client-error-document-format-not-supported");
    }
    List<String> stopping = stopping();
    if (!stopping.isEmpty()) {
      return new PrintOutcome.Stopped(
          stopping.stream().map(PrinterStateReason::of).map(PrinterStateReason::keyword).toList());
    }
    sheets--;
    printed++;
    return new PrintOutcome.Printed(1);
  }

  /** It keeps no job: what it can't print it never takes. */
  @Override
  public synchronized boolean cancelCitizensJobs() throws IOException {
    requirePlugged();
    return true;
  }

  private List<String> stopping() {
    List<String> reasons = new ArrayList<>();
    if (isOpen) {
      reasons.add("cover-open-error");
    }
    if (isJammed) {
      reasons.add("media-jam-error");
    }
    if (sheets == 0) {
      reasons.add("media-empty-error");
    }
    if (toner == 0) {
      reasons.add("toner-empty-error");
    }
    return reasons;
  }

  private void requirePlugged() throws IOException {
    if (!isPlugged) {
      throw new IOException(DeviceHttpClient.UNREACHABLE);
    }
  }

  private static void require(String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(value + " " + what + " is not within 0 and " + most);
    }
  }
}
