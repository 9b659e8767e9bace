package fr.teleguichet.edge.call;

import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.hardware.journal.ServiceCode;

/** What becomes of a call that was asked for. */
public sealed interface CallEvent {

  /** It was taken on, and this is the way that picture and sound may go; not without media. */
  record Accepted(IceConfiguration route) implements CallEvent {}

  /** The citizen waits. */
  record Waiting(QueuePlace place) implements CallEvent {}

  /** They meet in this room of another service; told before it is answered. */
  record Room(ExternalMeetingRoom room) implements CallEvent {}

  /** An adviser took it. */
  record Answered() implements CallEvent {}

  /** The adviser's page has something to say to the kiosk's. */
  record Signal(SignalingMessage signal) implements CallEvent {}

  /** They speak, and no page will say so: the adviser is played. */
  record Connected() implements CallEvent {}

  /** The adviser proposes that another service goes on. */
  record TransferProposed(ServiceCode service) implements CallEvent {}

  /** It is over. */
  record Ended(CallEnding how) implements CallEvent {}
}
