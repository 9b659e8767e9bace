package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.ServiceCode;

/** Says what a citizen may begin at this moment. A session that has begun goes on. */
public interface SessionAdmission {

  /** Whether a session may begin. */
  boolean mayBegin();

  /** Whether the service can be chosen. */
  boolean mayChoose(ServiceCode service);
}
