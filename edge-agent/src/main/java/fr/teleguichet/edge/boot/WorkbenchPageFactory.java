package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.TechnicianSettings;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.technician.PinAuthenticator;
import fr.teleguichet.edge.technician.WorkbenchPinLock;
import fr.teleguichet.edge.workbench.AgentOpinion;
import fr.teleguichet.edge.workbench.LockedWorkbench;
import java.util.Optional;

/** The workbench that this kiosk has. */
final class WorkbenchPageFactory {

  private WorkbenchPageFactory() {}

  /** With hands where the hardware lets itself be changed; else for a technician's eyes only. */
  static Optional<ExtraPage> of(
      KioskHardware hardware,
      AgentOpinion opinion,
      Loop loop,
      Optional<TechnicianSettings> technician) {
    return hardware
        .workbench(opinion)
        .or(
            () ->
                technician.map(
                    it ->
                        new LockedWorkbench(
                            opinion, new WorkbenchPinLock(new PinAuthenticator(loop, it.pin())))));
  }
}
