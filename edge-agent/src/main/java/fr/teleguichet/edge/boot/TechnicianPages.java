package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.TechnicianSettings;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.reset.FactoryReset;
import fr.teleguichet.edge.reset.FactoryResetRoute;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.technician.OnSiteNetworkSetup;
import fr.teleguichet.edge.technician.PinAuthenticator;
import fr.teleguichet.edge.technician.WorkbenchPinAuthenticator;
import fr.teleguichet.edge.workbench.AgentSnapshot;
import fr.teleguichet.edge.workbench.LockedWorkbench;
import java.util.Optional;

/** The pages for technicians that this kiosk has on its screen's server. */
record TechnicianPages(
    KioskHardware hardware,
    AgentSnapshot opinion,
    FactoryReset reset,
    OnSiteNetworkSetup network,
    ActiveSessionLock session) {

  /**
   * Has the screen serve them, from its start on. One guard for all of them: each more would be
   * another guess at the PIN.
   */
  void addTo(CitizenScreen screen, Loop loop, Optional<TechnicianSettings> technician) {
    Optional<WorkbenchPinAuthenticator> lock =
        technician.map(it -> new WorkbenchPinAuthenticator(new PinAuthenticator(loop, it.pin())));
    workbench(lock).ifPresent(it -> add(screen, it));
    resetPage(lock).ifPresent(it -> add(screen, it));
    add(screen, network.page(session, lock, hardware.isSimulated()));
  }

  private static void add(CitizenScreen screen, ExtraPage page) {
    var _ = screen.with(page);
  }

  /** With hands where the hardware lets itself be changed; else for a technician's eyes only. */
  private Optional<ExtraPage> workbench(Optional<WorkbenchPinAuthenticator> lock) {
    return hardware.workbench(opinion).or(() -> lock.map(it -> new LockedWorkbench(opinion, it)));
  }

  /** On a simulated kiosk nothing can be lost by it, so it needs no PIN. */
  private Optional<ExtraPage> resetPage(Optional<WorkbenchPinAuthenticator> lock) {
    return hardware.isSimulated() && lock.isEmpty()
        ? Optional.of(new FactoryResetRoute(reset, _ -> new ExtraPage.Admission.Granted()))
        : lock.map(it -> new FactoryResetRoute(reset, it));
  }
}
