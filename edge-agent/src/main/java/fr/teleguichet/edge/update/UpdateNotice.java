package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Proving;
import fr.teleguichet.edge.update.UpdateState.Restarting;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import java.util.Optional;

/**
 * What people at the kiosk are told of an update.
 *
 * @param code where it stands
 * @param version what is being installed; empty when that is not known
 * @param minutes until the kiosk is back, at most; nothing when it does not go away
 * @param isClosing whether no citizen may begin anything any more
 * @param waitsFor what an update waits for, in a word; empty for nothing
 * @param trouble why the latest update failed; nothing when it did not
 */
public record UpdateNotice(
    String code,
    String version,
    Optional<Integer> minutes,
    boolean isClosing,
    String waitsFor,
    Optional<String> trouble) {

  /** An installation and a start take no longer as a rule. */
  private static final int INSTALLING = 10;

  private static final int STARTING = 3;

  static UpdateNotice of(UpdateLedger ledger, boolean isRestarting, String waitsFor) {
    UpdateState state = ledger.state();
    String version = state instanceof UnderWay it ? it.undertaking().targets().getFirst().to() : "";
    Optional<Integer> minutes =
        switch (state) {
          case Installing _ -> Optional.of(INSTALLING);
          case Restarting _ when waitsFor.isEmpty() -> Optional.of(STARTING);
          default -> isRestarting ? Optional.of(STARTING) : Optional.empty();
        };
    Optional<String> trouble =
        ledger.ended().isEmpty() || state instanceof Proving
            ? Optional.empty()
            : ledger.ended().getLast().outcome().cause().map(UpdateFailureCause::code);
    return new UpdateNotice(state.code(), version, minutes, isRestarting, waitsFor, trouble);
  }
}
