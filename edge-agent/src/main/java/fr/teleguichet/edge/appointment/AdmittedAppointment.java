package fr.teleguichet.edge.appointment;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** For which service somebody has come in by a code. Belongs to the loop. */
public final class AdmittedAppointment implements Predicate<ServiceCode> {

  private @Nullable ServiceCode admitted;

  /** Somebody has the code of an appointment with it. */
  void admit(ServiceCode service) {
    admitted = service;
  }

  /** That person has gone. */
  void end() {
    admitted = null;
  }

  @Override
  public boolean test(ServiceCode service) {
    return service.equals(admitted);
  }
}
