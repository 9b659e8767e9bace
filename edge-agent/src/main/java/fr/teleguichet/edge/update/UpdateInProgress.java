package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.prove.KioskBeforeUpdate;
import java.util.List;

/**
 * An update that is being made.
 *
 * @param targets what changes, at least one, in the order of its installation
 * @param before how the kiosk was
 * @param trial 1 for the first time that it is made
 */
record UpdateInProgress(
    UpdateOrder order, List<PartVersionChange> targets, KioskBeforeUpdate before, int trial) {

  UpdateInProgress {
    targets = List.copyOf(targets);
  }

  /** The same when the server says something else about when. */
  UpdateInProgress with(UpdateOrder changed) {
    return new UpdateInProgress(changed, targets, before, trial);
  }

  /** The parts with the versions that they had and shall have, as a feedback's first line says. */
  String versions() {
    PartVersionChange first = targets.getFirst();
    return "version=%s back=%s".formatted(first.to(), first.from());
  }
}
