package fr.teleguichet.edge.erasure;

import fr.teleguichet.edge.session.SessionAdmission;
import fr.teleguichet.hardware.journal.ServiceCode;

/** No session begins before the former one’s traces are known to be gone. */
public record SessionAdmissionAfterErasure(SessionAdmission next, SessionErasureService erasure)
    implements SessionAdmission {

  @Override
  public boolean mayBegin() {
    ErasureVerdict verdict = erasure.verdict();
    return !verdict.isUnderWay() && !verdict.isUnsafe() && next.mayBegin();
  }

  @Override
  public boolean mayChoose(ServiceCode service) {
    return next.mayChoose(service);
  }
}
