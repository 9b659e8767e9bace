package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** What people want of kiosks' updates, and the word of it in the audit log. */
@Singleton
final class UpdateAssignmentService {

  private final ScopedKioskLookup kiosks;
  private final SoftwareCatalogueRepository catalogue;
  private final UpdateActionService actions;
  private final AuditLog audit;

  UpdateAssignmentService(
      ScopedKioskLookup kiosks,
      SoftwareCatalogueRepository catalogue,
      UpdateActionService actions,
      AuditLog audit) {
    this.kiosks = kiosks;
    this.catalogue = catalogue;
    this.actions = actions;
    this.audit = audit;
  }

  /** The name of a kiosk that there is and that the visitor may see. */
  TargetId kiosk(String name, Principal visitor) {
    return kiosks.find(name, visitor);
  }

  /** What somebody wants a kiosk to have; that is there and was not withdrawn. */
  Distribution wanted(UpdateJson.Wanted wanted) {
    return catalogue.wanted(wanted.distribution());
  }

  /** Gives a kiosk an update. */
  UpdateAction assign(TargetId kiosk, UpdateJson.Wanted wanted, Principal visitor) {
    Distribution distribution = wanted(wanted);
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "update.assigned",
            kiosk.value(),
            visitor.address(),
            Map.of("distribution", distribution.label())));
    return actions.assign(
        kiosk,
        distribution.id(),
        Boolean.TRUE.equals(wanted.forced()),
        Boolean.TRUE.equals(wanted.confirm()),
        StoredActor.of(visitor.actor()).name());
  }

  /** A person agrees to an update for the kiosk, or refuses it: then it is over. */
  UpdateAction answer(TargetId kiosk, int id, ConfirmationAnswer answer, Principal visitor) {
    note("update." + answer.kind(), kiosk, id, visitor);
    return taken(
        actions.happen(
            kiosk, id, answer.event(), Optional.of(ActionHistoryEntry.of(answer.kind()))),
        id,
        "The update does not wait for an answer (any more).");
  }

  /** Asks the kiosk to leave an update, or does not wait for it any more. */
  UpdateAction cancel(TargetId kiosk, int id, boolean force, Principal visitor) {
    note(force ? "update.cancel-forced" : "update.cancel-asked", kiosk, id, visitor);
    UpdateActionEvent event =
        force ? new UpdateActionEvent.Force() : new UpdateActionEvent.Cancel();
    FeedbackOutcome receipt = actions.happen(kiosk, id, event, Optional.empty());
    if (receipt instanceof FeedbackOutcome.Taken(UpdateAction before, boolean changes)
        && !changes) {
      throw RefusalException.conflict(
          "The update is being cancelled already, since %s: wait for the kiosk’s word, or give force=true not to."
              .formatted(before.since()));
    }
    return taken(receipt, id, "Cancel the update without force first: the kiosk may answer.");
  }

  private void note(String kind, TargetId kiosk, int id, Principal visitor) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            kind,
            kiosk.value(),
            visitor.address(),
            Map.of("update", Integer.toString(id))));
  }

  private static UpdateAction taken(FeedbackOutcome receipt, int id, String senseless) {
    return switch (receipt) {
      case FeedbackOutcome.Taken(UpdateAction action, boolean _) -> action;
      case FeedbackOutcome.Unknown() ->
          throw RefusalException.unknown("update", Integer.toString(id));
      case FeedbackOutcome.Over _ -> throw RefusalException.conflict("The update is over already.");
      case FeedbackOutcome.Senseless _ -> throw RefusalException.conflict(senseless);
      case FeedbackOutcome.TooMany() ->
          throw new IllegalStateException("what a person says changes the update");
    };
  }
}
