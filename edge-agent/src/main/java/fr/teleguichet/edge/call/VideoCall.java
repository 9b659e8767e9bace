package fr.teleguichet.edge.call;

/** A call that was asked for, until it ends. Belongs to the loop. */
public interface VideoCall {

  /** The page has something to say to the adviser's. */
  void signal(SignalingMessage signal);

  /** Picture or sound of the adviser has come. */
  void connected();

  /** The kiosk ends it; nobody is told anything of it any more. */
  void end(CallEndReason reason);
}
