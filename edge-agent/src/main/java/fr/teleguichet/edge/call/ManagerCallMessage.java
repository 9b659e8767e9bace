package fr.teleguichet.edge.call;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the fleet manager tells a kiosk of calls. */
sealed interface ManagerCallMessage {

  /**
   * Who is there.
   *
   * @param advisers how many of each service; of one that is not in it nobody
   */
  record Services(Map<ServiceCode, Integer> advisers) implements ManagerCallMessage {
    public Services {
      advisers = Map.copyOf(advisers);
    }
  }

  /**
   * How a call stands.
   *
   * @param state its word, such as {@code answered}
   * @param place where the citizen stands who waits
   * @param outcome how it ended, a word; empty before
   * @param route which way the media may go; only in the answer to a request
   * @param room where they meet instead, once somebody has answered
   */
  record Call(
      UUID id,
      String state,
      QueuePlace place,
      String outcome,
      Optional<IceConfiguration> route,
      Optional<ExternalMeetingRoom> room)
      implements ManagerCallMessage {}

  /** A call with a room that no page of ours should load. */
  record UnfitRoom(UUID id, String why) implements ManagerCallMessage {}

  /** An adviser proposes that another service goes on with the citizen. */
  record Transfer(UUID id, ServiceCode service) implements ManagerCallMessage {}

  record Signal(UUID id, SignalingMessage signal) implements ManagerCallMessage {}

  /** What a newer manager says. */
  record Unknown() implements ManagerCallMessage {}
}
