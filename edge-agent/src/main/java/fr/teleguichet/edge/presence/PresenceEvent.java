package fr.teleguichet.edge.presence;

import java.util.Set;

/** What follows from what the sensors say. */
public sealed interface PresenceEvent {

  /**
   * Somebody comes: the screen is to be awake.
   *
   * @param by which sensors say so; none for a touch
   */
  record Wake(Set<Sensor> by) implements PresenceEvent {
    public Wake {
      by = Set.copyOf(by);
    }
  }

  /** Somebody stays in front of the screen: a visit. */
  record Visit() implements PresenceEvent {}

  /** Somebody came near and went on. */
  record Passer() implements PresenceEvent {}

  /** Nobody seems to be there: the screen may sleep, unless a session is open. */
  record Dim() implements PresenceEvent {}

  /**
   * Two sensors that see stillness both say that nobody is there, and have for a while. Only this
   * may end a session that somebody walked away from.
   */
  record CertainAbsence() implements PresenceEvent {}

  /** A sensor is no longer believed, or is believed again. */
  record Doubt(Sensor sensor, SensorFault suspicion) implements PresenceEvent {}
}
