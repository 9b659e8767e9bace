package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.enrolment.EnrolmentStatus;
import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.link.LinkState;
import fr.teleguichet.edge.technician.UnitFleetStatus.Stage;
import fr.teleguichet.edge.technician.UnitFleetStatus.Term;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.util.Optional;

/** Identity and link in the words of the technician's report. */
public final class UnitFleetStatusFactory {

  private UnitFleetStatusFactory() {}

  public static UnitFleetStatus of(EnrolmentStatus unit) {
    IdentityState identity = unit.identity();
    return new UnitFleetStatus(
        unit.kiosk(),
        new Stage(word(identity), sentence(identity)),
        key(identity),
        term(identity),
        unit.link().map(state -> new Stage(word(state), sentence(state))));
  }

  private static Optional<Fingerprint> key(IdentityState identity) {
    return switch (identity) {
      case IdentityState.Nameless it -> Optional.of(it.key());
      case IdentityState.Named it ->
          Optional.of(Fingerprint.of(it.held().certificate().getPublicKey()));
      case IdentityState.Configured _, IdentityState.Unknown _ -> Optional.empty();
    };
  }

  private static Optional<Term> term(IdentityState identity) {
    return switch (identity) {
      case IdentityState.Named it -> Optional.of(new Term(it.held().from(), it.held().until()));
      case IdentityState.Lapsed it -> Optional.of(new Term(it.held().from(), it.held().until()));
      case IdentityState.Nameless _, IdentityState.Configured _, IdentityState.Unknown _ ->
          Optional.empty();
    };
  }

  private static String sentence(IdentityState identity) {
    return switch (identity) {
      case IdentityState.Nameless it -> it.sentence();
      case IdentityState.Delayed it -> it.sentence();
      case IdentityState.Named _, IdentityState.Configured _, IdentityState.Unknown _ -> "";
    };
  }

  private static String sentence(LinkState link) {
    return switch (link) {
      case LinkState.Offline it -> it.cause();
      case LinkState.Leaving it -> it.cause();
      case LinkState.InContact it -> it.contact().server().toString();
      case LinkState.Stopping _, LinkState.Stopped _ -> "";
    };
  }

  private static String word(IdentityState identity) {
    return switch (identity) {
      case IdentityState.Unknown _ -> "unknown";
      case IdentityState.Configured _ -> "configured";
      case IdentityState.Unclaimed _ -> "unclaimed";
      case IdentityState.Enrolling _ -> "enrolling";
      case IdentityState.Waiting _ -> "waiting";
      case IdentityState.Refused _ -> "refused";
      case IdentityState.Unanswered _ -> "unanswered";
      case IdentityState.Lapsed _ -> "lapsed";
      case IdentityState.Enrolled _ -> "enrolled";
      case IdentityState.Renewing _ -> "renewing";
      case IdentityState.Delayed _ -> "delayed";
    };
  }

  private static String word(LinkState link) {
    return switch (link) {
      case LinkState.Offline _ -> "offline";
      case LinkState.Connecting _ -> "connecting";
      case LinkState.Subscribing _ -> "subscribing";
      case LinkState.AwaitingHost _ -> "awaiting-host";
      case LinkState.Online _ -> "online";
      case LinkState.Leaving _ -> "leaving";
      case LinkState.Stopping _ -> "stopping";
      case LinkState.Stopped _ -> "stopped";
    };
  }
}
