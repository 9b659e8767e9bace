package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.audit.ActorWords;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.update.KnownKiosk;
import fr.teleguichet.fleet.update.distribution.Catalogue;
import fr.teleguichet.fleet.update.distribution.Distribution;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** What people want of kiosks' updates, and the word of it in the audit log. */
@Singleton
final class Assignment {

  private final KnownKiosk kiosks;
  private final Catalogue catalogue;
  private final Actions actions;
  private final AuditLog audit;

  Assignment(KnownKiosk kiosks, Catalogue catalogue, Actions actions, AuditLog audit) {
    this.kiosks = kiosks;
    this.catalogue = catalogue;
    this.actions = actions;
    this.audit = audit;
  }

  /** The name of a kiosk that there is and that the visitor may see. */
  String kiosk(String name, Visitor visitor) {
    return kiosks.find(name, visitor);
  }

  /** Gives a kiosk an update. */
  Action assign(String kiosk, UpdateJson.Wanted wanted, Visitor visitor) {
    Distribution distribution = catalogue.wanted(wanted.distribution());
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "update.assigned",
            kiosk,
            visitor.address(),
            Map.of("distribution", distribution.label())));
    return actions.assign(
        kiosk,
        distribution.id(),
        Boolean.TRUE.equals(wanted.forced()),
        Boolean.TRUE.equals(wanted.confirm()),
        ActorWords.of(visitor.actor()).name());
  }

  /** A person agrees to an update for the kiosk, or refuses it: then it is over. */
  Action answer(String kiosk, int id, Answer answer, Visitor visitor) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "update." + answer.kind(),
            kiosk,
            visitor.address(),
            Map.of("update", Integer.toString(id))));
    return switch (actions.happen(kiosk, id, answer.event(), Optional.of(Note.of(answer.kind())))) {
      case Receipt.Taken(Action action, boolean _) -> action;
      case Receipt.Unknown() -> throw ProblemException.notFound("update", Integer.toString(id));
      case Receipt.Over _ ->
          throw new ProblemException(HttpStatus.CONFLICT, "The update is over already.");
      case Receipt.Senseless _ ->
          throw new ProblemException(
              HttpStatus.CONFLICT, "The update does not wait for an answer (any more).");
      case Receipt.TooMany() -> throw new IllegalStateException("an answer changes the update");
    };
  }

  /** Asks the kiosk to leave an update, or does not wait for it any more. */
  Action cancel(String kiosk, int id, boolean force, Visitor visitor) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            force ? "update.cancel-forced" : "update.cancel-asked",
            kiosk,
            visitor.address(),
            Map.of("update", Integer.toString(id))));
    ActionEvent event = force ? new ActionEvent.Force() : new ActionEvent.Cancel();
    return switch (actions.happen(kiosk, id, event, Optional.empty())) {
      case Receipt.Taken(Action action, boolean _) -> action;
      case Receipt.Unknown() -> throw ProblemException.notFound("update", Integer.toString(id));
      case Receipt.Over _ ->
          throw new ProblemException(HttpStatus.CONFLICT, "The update is over already.");
      case Receipt.Senseless _ ->
          throw new ProblemException(
              HttpStatus.CONFLICT, "Cancel the update without force first: the kiosk may answer.");
      case Receipt.TooMany() -> throw new IllegalStateException("a cancellation has no note");
    };
  }
}
