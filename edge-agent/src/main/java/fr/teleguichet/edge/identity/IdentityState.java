package fr.teleguichet.edge.identity;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.time.Instant;

/**
 * Who the unit is. From a state only its own methods lead on:
 *
 * <pre>
 *  Unknown --- what the start finds ---&gt; Configured, Unclaimed, Enrolled or Lapsed
 *
 *  Unclaimed --seek--&gt; Enrolling --issued--&gt; Enrolled --renew--&gt; Renewing --issued--&gt; Enrolled
 *                       |    ^                    |                |   ^
 *   waiting, refused,   v    | ask                |        delayed v   | renew
 *   unanswered      Waiting, Refused,             |              Delayed
 *                   Unanswered                    |                |
 *                                                 +-----lapse------+----&gt; Lapsed --ask--&gt; Enrolling
 * </pre>
 *
 * <p>A unit that the configuration names, and that nobody asked to enrol, is {@link Configured};
 * nobody has looked at one that is {@link Unknown}. From both, what is found at the start leads on.
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Unclaimed</td><td>seek</td><td>Enrolling</td></tr>
 *   <tr><td>Enrolling</td><td>waiting</td><td>Waiting</td></tr>
 *   <tr><td>Enrolling</td><td>refused</td><td>Refused</td></tr>
 *   <tr><td>Enrolling</td><td>unanswered</td><td>Unanswered</td></tr>
 *   <tr><td>Enrolling</td><td>issued</td><td>Enrolled</td></tr>
 *   <tr><td>Waiting</td><td>ask</td><td>Enrolling</td></tr>
 *   <tr><td>Refused</td><td>ask</td><td>Enrolling</td></tr>
 *   <tr><td>Unanswered</td><td>ask</td><td>Enrolling</td></tr>
 *   <tr><td>Lapsed</td><td>ask</td><td>Enrolling</td></tr>
 *   <tr><td>Enrolled</td><td>renew</td><td>Renewing</td></tr>
 *   <tr><td>Enrolled</td><td>lapse</td><td>Lapsed</td></tr>
 *   <tr><td>Renewing</td><td>issued</td><td>Enrolled</td></tr>
 *   <tr><td>Renewing</td><td>delayed</td><td>Delayed</td></tr>
 *   <tr><td>Renewing</td><td>lapse</td><td>Lapsed</td></tr>
 *   <tr><td>Delayed</td><td>renew</td><td>Renewing</td></tr>
 *   <tr><td>Delayed</td><td>lapse</td><td>Lapsed</td></tr>
 * </table>
 */
public sealed interface IdentityState {

  /** Nothing was looked at yet. */
  record Unknown() implements IdentityState {}

  /** The configuration says who the unit is; there is no certificate. */
  record Configured() implements IdentityState {}

  /** A state in which the unit is nobody yet and shows its code. */
  sealed interface Nameless extends IdentityState {
    /** The key that shows on the screen. */
    Fingerprint key();

    /** For the technician: what it waits for, or what is wrong. */
    String sentence();
  }

  /** There is neither a claim nor a fleet manager to ask. */
  record Unclaimed(Fingerprint key, String sentence) implements Nameless {
    Enrolling seek(UnitEnrolmentParameters petition) {
      return new Enrolling(key, petition, 1);
    }
  }

  /**
   * The question is under way.
   *
   * @param attempt 1 for the first since there was an answer
   */
  record Enrolling(Fingerprint key, UnitEnrolmentParameters petition, int attempt)
      implements Nameless {
    @Override
    public String sentence() {
      return "asking " + petition.manager() + " for a certificate";
    }

    Waiting waiting(Instant next) {
      return new Waiting(key, petition, next);
    }

    Refused refused(String why, Instant next) {
      return new Refused(key, petition, why, next);
    }

    Unanswered unanswered(String why, Instant next) {
      return new Unanswered(key, petition, why, next, attempt);
    }

    Enrolled issued(HeldCertificate held, Instant renewAt) {
      return new Enrolled(held, renewAt);
    }
  }

  /** A person must accept the unit. */
  record Waiting(Fingerprint key, UnitEnrolmentParameters petition, Instant next)
      implements Nameless {
    @Override
    public String sentence() {
      return "waiting until somebody accepts this unit at " + petition.manager();
    }

    Enrolling ask(UnitEnrolmentParameters again) {
      return new Enrolling(key, again, 1);
    }
  }

  /** The fleet manager said no; the question is put again at long intervals. */
  record Refused(Fingerprint key, UnitEnrolmentParameters petition, String sentence, Instant next)
      implements Nameless {
    Enrolling ask(UnitEnrolmentParameters again) {
      return new Enrolling(key, again, 1);
    }
  }

  /** There was no answer that could be used. */
  record Unanswered(
      Fingerprint key, UnitEnrolmentParameters petition, String sentence, Instant next, int attempt)
      implements Nameless {
    Enrolling ask(UnitEnrolmentParameters again) {
      return new Enrolling(key, again, attempt + 1);
    }
  }

  /** The certificate's time is over: it still says who asks, but a person has to approve. */
  record Lapsed(Fingerprint key, HeldCertificate held) implements Nameless {
    @Override
    public String sentence() {
      return "the certificate ended at " + held.until();
    }

    Enrolling ask() {
      return new Enrolling(key, UnitEnrolmentParameters.after(held), 1);
    }
  }

  /** A state in which the unit is a kiosk. */
  sealed interface Named extends IdentityState {
    HeldCertificate held();

    default Lapsed lapse(Fingerprint key) {
      return new Lapsed(key, held());
    }
  }

  /** The unit is a kiosk. */
  record Enrolled(HeldCertificate held, Instant renewAt) implements Named {
    Renewing renew() {
      return new Renewing(held, 1);
    }
  }

  /** The next certificate is asked for. */
  record Renewing(HeldCertificate held, int attempt) implements Named {
    Delayed delayed(String why, Instant next) {
      return new Delayed(held, why, next, attempt);
    }

    Enrolled issued(HeldCertificate renewed, Instant renewAt) {
      return new Enrolled(renewed, renewAt);
    }
  }

  /** The next certificate is not to be had for now; the old one still counts. */
  record Delayed(HeldCertificate held, String sentence, Instant next, int attempt)
      implements Named {
    Renewing renew() {
      return new Renewing(held, attempt + 1);
    }
  }

  /** The state in the log. */
  default String code() {
    return switch (this) {
      case Unknown _ -> "Unknown";
      case Configured _ -> "Configured";
      case Unclaimed _ -> "Unclaimed";
      case Enrolling _ -> "Enrolling";
      case Waiting _ -> "Waiting";
      case Refused _ -> "Refused";
      case Unanswered _ -> "Unanswered";
      case Lapsed _ -> "Lapsed";
      case Enrolled _ -> "Enrolled";
      case Renewing _ -> "Renewing";
      case Delayed _ -> "Delayed";
    };
  }
}
