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
    note("update." + answer.kind(), kiosk, id, visitor);
    return taken(
        actions.happen(kiosk, id, answer.event(), Optional.of(Note.of(answer.kind()))),
        id,
        "The update does not wait for an answer (any more).");
  }

  /** Asks the kiosk to leave an update, or does not wait for it any more. */
  Action cancel(String kiosk, int id, boolean force, Visitor visitor) {
    note(force ? "update.cancel-forced" : "update.cancel-asked", kiosk, id, visitor);
    ActionEvent event = force ? new ActionEvent.Force() : new ActionEvent.Cancel();
    Receipt receipt = actions.happen(kiosk, id, event, Optional.empty());
    if (receipt instanceof Receipt.Taken(Action before, boolean changes) && !changes) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "The update is being cancelled already, since %s: wait for the kiosk’s word, or give force=true not to."
              .formatted(before.since()));
    }
    return taken(receipt, id, "Cancel the update without force first: the kiosk may answer.");
  }

  private void note(String kind, String kiosk, int id, Visitor visitor) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            kind,
            kiosk,
            visitor.address(),
            Map.of("update", Integer.toString(id))));
  }

  private static Action taken(Receipt receipt, int id, String senseless) {
    return switch (receipt) {
      case Receipt.Taken(Action action, boolean _) -> action;
      case Receipt.Unknown() -> throw ProblemException.notFound("update", Integer.toString(id));
      case Receipt.Over _ ->
          throw new ProblemException(HttpStatus.CONFLICT, "The update is over already.");
      case Receipt.Senseless _ -> throw new ProblemException(HttpStatus.CONFLICT, senseless);
      case Receipt.TooMany() ->
          throw new IllegalStateException("what a person says changes the update");
    };
  }
}
