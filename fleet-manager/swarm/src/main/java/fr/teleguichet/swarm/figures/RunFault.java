package fr.teleguichet.swarm.figures;

import fr.teleguichet.hardware.text.CodedEnum;

/** The kinds of trouble that a run can meet, few enough to count each. */
public enum RunFault implements CodedEnum {
  /** The TCP connection was refused or could not be made. */
  DIAL_FAILED,
  /** The broker did not answer CONNECT or SUBSCRIBE in time. */
  NO_ANSWER,
  /** The broker refused the CONNECT. */
  CONNECT_REFUSED,
  /** The broker refused a subscription. */
  SUBSCRIBE_REFUSED,
  /** The broker sent a DISCONNECT. */
  THROWN_OUT,
  /** The connection ended although nobody here asked for it. */
  LOST,
  /** A PINGREQ was not answered within the keep-alive. */
  PING_UNANSWERED,
  /** What came in was not MQTT 5, or no Sparkplug payload. */
  UNREADABLE,
  /** A socket failed while in use. */
  SOCKET;
}
