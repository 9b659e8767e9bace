package fr.teleguichet.edge.peripheral.print;

import java.util.List;

/** What became of something that was to be printed. */
public sealed interface PrintOutcome {

  /**
   * The paper is out.
   *
   * @param sheets how many, as the printer counts; 0 when it does not count
   */
  record Printed(int sheets) implements PrintOutcome {}

  /**
   * The printer stopped, or did not get done in time, and the job was cancelled.
   *
   * @param reasons why, the printer's keywords; {@code timed-out} when it gave none
   */
  record Stopped(List<String> reasons) implements PrintOutcome {
    public Stopped {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The printer gave the job up, or somebody cancelled it there.
   *
   * @param reasons why, keywords of the job
   */
  record Failed(List<String> reasons) implements PrintOutcome {
    public Failed {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The job was not taken.
   *
   * @param reason the IPP status or a keyword
   */
  record Refused(String reason) implements PrintOutcome {}
}
