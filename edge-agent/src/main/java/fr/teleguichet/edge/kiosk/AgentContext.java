package fr.teleguichet.edge.kiosk;

import fr.teleguichet.edge.loop.AgentEnvironment;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.OutboundRoute;
import java.time.Clock;
import java.util.UUID;

/**
 * What every feature may take from the agent around it.
 *
 * @param loop owns all state
 * @param machine the world outside of the program
 * @param kiosk what the kiosk is at this moment
 * @param notes small texts that survive a restart
 * @param records what must never be lost or doubled
 * @param journal the id of the journal that keeps both
 * @param route the way out of this place: straight, or through its proxy
 */
public record AgentContext(
    Loop loop,
    AgentEnvironment machine,
    KioskState kiosk,
    DurableNotes notes,
    RecordAppender records,
    UUID journal,
    OutboundRoute route) {

  /** The time of day. */
  public Clock clock() {
    return machine.clock();
  }
}
