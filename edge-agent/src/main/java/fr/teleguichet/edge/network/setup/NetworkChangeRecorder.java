package fr.teleguichet.edge.network.setup;

import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.est.ProxyFault;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.NetworkChangeEnd;
import fr.teleguichet.hardware.text.EnumCodes;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the journal say that somebody changed the network of the kiosk, and what became of it; never
 * names, passwords or addresses. Of a change that did not reach the fleet manager it tells once the
 * former network does.
 */
public final class NetworkChangeRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(NetworkChangeRecorder.class);

  private final Clock clock;
  private final RecordAppender records;

  public NetworkChangeRecorder(Clock clock, RecordAppender records) {
    this.clock = clock;
    this.records = records;
  }

  void write(boolean isConnection, NetworkTrialOutcome outcome) {
    records
        .append(
            new KioskRecord.NetworkChange(
                clock.instant(), isConnection, end(outcome), cause(outcome)))
        .onFailure(
            e -> LOG.error("why=\"{}\" A change of the network is not recorded.", e.getMessage()));
  }

  private static NetworkChangeEnd end(NetworkTrialOutcome outcome) {
    return switch (outcome) {
      case NetworkTrialOutcome.Kept _ -> NetworkChangeEnd.KEPT;
      case NetworkTrialOutcome.Unconnected _ -> NetworkChangeEnd.UNCONNECTED;
      case NetworkTrialOutcome.Unreached _ -> NetworkChangeEnd.UNREACHED;
      case NetworkTrialOutcome.Stopped _ -> NetworkChangeEnd.STOPPED;
      case NetworkTrialOutcome.Interrupted _ -> NetworkChangeEnd.INTERRUPTED;
      case NetworkTrialOutcome.NotStored _ -> NetworkChangeEnd.NOT_STORED;
    };
  }

  private static String cause(NetworkTrialOutcome outcome) {
    return switch (outcome) {
      case NetworkTrialOutcome.Unconnected(NetworkFault fault) -> EnumCodes.code(fault);
      case NetworkTrialOutcome.Unreached(var proxy) -> proxy.map(ProxyFault::code).orElse("");
      default -> "";
    };
  }
}
