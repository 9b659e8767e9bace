package fr.teleguichet.edge.update;

import java.time.Instant;

/**
 * Where an update stands. Each state is on the disk before what it stands for is done; what a cut
 * of power leaves is in {@code docs/updates.md}. From a state only its own methods lead on:
 *
 * <pre>
 *          begin               verified             install               installed
 *   Idle ---------&gt; Downloading ---------&gt; Waiting ---------&gt; Installing ----------&gt; Restarting
 *    ^ |                |  |                |  |               |  |  ^|                |  |  |  ^|
 *    | |    withdraw    |  |    withdraw    |  |        booted |  |  +| again          |  |  |  +| again
 *    |&lt;|----------------+--|----------------+  |               |  +--------+           |  |  |
 *    | |                   | end               | end           |           | undo      |  |  |
 *    | | refuse            |                   |               |           |           |  |  |
 *    | |                   |                   |               |    booted |           |  |  |
 *    | |                   |                   |           +---+-----------|-----------+  |  |
 *    | |                   |                   |           v               |         undo |  |
 *    | |                   |                   |        Proving --+        |&lt;-------------+  |
 *    | |                   |                   |         |  |  |  | again  |                 |
 *    | |                   |                   |         |  |  +&lt;-+        |                 |
 *    | |                   |                   |  proven |  | undo         |                 |
 *    | |                   |                   |         v  +-------&gt; GoingBack --+          |
 *    | |                   |                   |    Confirming --undo--&gt; ^  |  |  | again    |
 *    | |                   |                   |         |               +--|--+&lt;-+          |
 *    | v                   v                   v         v end              v end            | end
 *    |            Proving --interrupted--&gt; Waiting --reorder--&gt; Waiting
 *    Reporting &lt;-------------------------------------------------------------------------------+
 *    told: Idle
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Idle</td><td>begin</td><td>Downloading</td></tr>
 *   <tr><td>Idle</td><td>refuse</td><td>Reporting</td></tr>
 *   <tr><td>Downloading</td><td>verified</td><td>Waiting</td></tr>
 *   <tr><td>Downloading</td><td>end</td><td>Reporting</td></tr>
 *   <tr><td>Downloading</td><td>withdraw</td><td>Idle</td></tr>
 *   <tr><td>Waiting</td><td>reorder</td><td>Waiting</td></tr>
 *   <tr><td>Waiting</td><td>install</td><td>Installing</td></tr>
 *   <tr><td>Waiting</td><td>end</td><td>Reporting</td></tr>
 *   <tr><td>Waiting</td><td>withdraw</td><td>Idle</td></tr>
 *   <tr><td>Installing</td><td>again</td><td>Installing</td></tr>
 *   <tr><td>Installing</td><td>installed</td><td>Restarting</td></tr>
 *   <tr><td>Installing</td><td>booted</td><td>Proving</td></tr>
 *   <tr><td>Installing</td><td>undo</td><td>GoingBack</td></tr>
 *   <tr><td>Restarting</td><td>again</td><td>Restarting</td></tr>
 *   <tr><td>Restarting</td><td>reorder</td><td>Restarting</td></tr>
 *   <tr><td>Restarting</td><td>booted</td><td>Proving</td></tr>
 *   <tr><td>Restarting</td><td>undo</td><td>GoingBack</td></tr>
 *   <tr><td>Restarting</td><td>end</td><td>Reporting</td></tr>
 *   <tr><td>Proving</td><td>again</td><td>Proving</td></tr>
 *   <tr><td>Proving</td><td>proven</td><td>Confirming</td></tr>
 *   <tr><td>Proving</td><td>interrupted</td><td>Waiting</td></tr>
 *   <tr><td>Proving</td><td>undo</td><td>GoingBack</td></tr>
 *   <tr><td>Proving</td><td>end</td><td>Reporting</td></tr>
 *   <tr><td>Confirming</td><td>undo</td><td>GoingBack</td></tr>
 *   <tr><td>Confirming</td><td>end</td><td>Reporting</td></tr>
 *   <tr><td>GoingBack</td><td>again</td><td>GoingBack</td></tr>
 *   <tr><td>GoingBack</td><td>end</td><td>Reporting</td></tr>
 *   <tr><td>Reporting</td><td>told</td><td>Idle</td></tr>
 * </table>
 */
sealed interface UpdateState {

  /** The most that an installation, a restart or a start on trial is tried. */
  int MAX_TRIES = 3;

  /** How often a version is tried: a cut of power says nothing of it, the first time. */
  int MAX_TRIALS = 2;

  /** Nothing is under way. */
  record Idle() implements UpdateState {
    Downloading begin(UpdateOrder order, Instant now) {
      return new Downloading(order, now);
    }

    Reporting refuse(UpdateOutcome outcome) {
      return new Reporting(outcome);
    }
  }

  /**
   * Files are being fetched.
   *
   * @param since when that began
   */
  record Downloading(UpdateOrder order, Instant since) implements UpdateState {
    /**
     * They are all there, and what they should be. The wait for them counts.
     *
     * @param began when that began, by what the clock says by now
     */
    Waiting verified(Instant began) {
      return new Waiting(order, began, 1);
    }

    Reporting end(UpdateOutcome outcome) {
      return new Reporting(outcome);
    }

    Idle withdraw() {
      return new Idle();
    }
  }

  /**
   * Everything is there, and the moment is not.
   *
   * @param since when the waiting began, be it for files
   * @param trial 1 for the first
   */
  record Waiting(UpdateOrder order, Instant since, int trial) implements UpdateState {
    /** The server says something else about when. */
    Waiting reorder(UpdateOrder changed) {
      return new Waiting(changed, since, trial);
    }

    Installing install(UpdateInProgress undertaking) {
      return new Installing(undertaking, 1);
    }

    Reporting end(UpdateOutcome outcome) {
      return new Reporting(outcome);
    }

    Idle withdraw() {
      return new Idle();
    }
  }

  /** A state in which places of the kiosk's software are written, tried or taken back. */
  sealed interface UnderWay extends UpdateState {
    UpdateInProgress undertaking();
  }

  /**
   * Places from which nothing runs are being written.
   *
   * @param attempt 1 for the first
   */
  record Installing(UpdateInProgress undertaking, int attempt) implements UnderWay {
    Installing again() {
      return new Installing(undertaking, attempt + 1);
    }

    Restarting installed() {
      return new Restarting(undertaking, 1);
    }

    /** The power went, and the new version runs already. */
    Proving booted() {
      return new Proving(undertaking, 1);
    }

    GoingBack undo(UpdateOutcome outcome) {
      return new GoingBack(undertaking, outcome, 1);
    }
  }

  /**
   * The machine or the agent may be started again at any moment.
   *
   * @param attempt 1 for the first
   */
  record Restarting(UpdateInProgress undertaking, int attempt) implements UnderWay {
    Restarting again() {
      return new Restarting(undertaking, attempt + 1);
    }

    /** The server says something else about when. */
    Restarting reorder(UpdateOrder changed) {
      return new Restarting(undertaking.with(changed), attempt);
    }

    Proving booted() {
      return new Proving(undertaking, 1);
    }

    GoingBack undo(UpdateOutcome outcome) {
      return new GoingBack(undertaking, outcome, 1);
    }

    /** The former version runs again. */
    Reporting end(UpdateOutcome outcome) {
      return new Reporting(outcome);
    }
  }

  /**
   * The new version runs and has yet to show that it works.
   *
   * @param starts how often the agent has started with it
   */
  record Proving(UpdateInProgress undertaking, int starts) implements UnderWay {
    Proving again() {
      return new Proving(undertaking, starts + 1);
    }

    /** The former version runs again, and the new one was not to blame: it is tried once more. */
    Waiting interrupted(Instant now) {
      return new Waiting(undertaking.order(), now, undertaking.trial() + 1);
    }

    Confirming proven() {
      return new Confirming(undertaking);
    }

    GoingBack undo(UpdateOutcome outcome) {
      return new GoingBack(undertaking, outcome, 1);
    }

    /** The former version runs again. */
    Reporting end(UpdateOutcome outcome) {
      return new Reporting(outcome);
    }
  }

  /** It works, and is being told to stay. */
  record Confirming(UpdateInProgress undertaking) implements UnderWay {
    GoingBack undo(UpdateOutcome outcome) {
      return new GoingBack(undertaking, outcome, 1);
    }

    Reporting end(UpdateOutcome outcome) {
      return new Reporting(outcome);
    }
  }

  /**
   * The former version shall run again.
   *
   * @param outcome what will be told
   * @param attempt 1 for the first
   */
  record GoingBack(UpdateInProgress undertaking, UpdateOutcome outcome, int attempt)
      implements UnderWay {
    GoingBack again() {
      return new GoingBack(undertaking, outcome, attempt + 1);
    }

    Reporting end(UpdateOutcome told) {
      return new Reporting(told);
    }
  }

  /** It is over, and the server has yet to hear of it. */
  record Reporting(UpdateOutcome outcome) implements UpdateState {
    Idle told() {
      return new Idle();
    }
  }

  /** The name in files and logs. */
  default String code() {
    return switch (this) {
      case Idle _ -> "idle";
      case Downloading _ -> "downloading";
      case Waiting _ -> "waiting";
      case Installing _ -> "installing";
      case Restarting _ -> "restarting";
      case Proving _ -> "proving";
      case Confirming _ -> "confirming";
      case GoingBack _ -> "going-back";
      case Reporting _ -> "reporting";
    };
  }

  /** The action that it is about; empty for none. */
  default String action() {
    return switch (this) {
      case Idle _ -> "";
      case Downloading(UpdateOrder order, var _) -> order.action();
      case Waiting(UpdateOrder order, var _, var _) -> order.action();
      case UnderWay it -> it.undertaking().order().action();
      case Reporting(UpdateOutcome outcome) -> outcome.action();
    };
  }
}
