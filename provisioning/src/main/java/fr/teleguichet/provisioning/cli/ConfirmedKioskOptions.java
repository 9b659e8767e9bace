package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.fleet.KioskReference;
import fr.teleguichet.provisioning.fleet.UnitRegister;
import fr.teleguichet.provisioning.fleet.UnitSummary;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One kiosk that the manager knows, and whether its owner is sure. */
final class ConfirmedKioskOptions {

  @Parameters(paramLabel = "KIOSK", description = "the kiosk’s id, or territory:id")
  private String kiosk = "";

  @Option(names = "--yes", description = "do not ask; for scripts")
  private boolean yes;

  @Mixin private ManagerOptions manager = new ManagerOptions();

  UnitRegister units(ProgramEnvironment equipment, TerminalOutput screen) throws TroubleException {
    return manager.units(equipment, screen.texts().locale());
  }

  /** Whether nobody is to be asked. */
  boolean yes() {
    return yes;
  }

  KioskReference named() throws TroubleException {
    return KioskReference.parse(kiosk);
  }

  /** The unit, once the person has seen its kiosk and site and said yes. */
  UnitSummary confirmed(UnitRegister units, String question, TerminalOutput screen)
      throws TroubleException {
    UnitSummary unit = units.unit(named());
    if (!yes) {
      String asked = unit.isPlanned() ? question + "-planned" : question;
      screen.confirmYes(Message.of(asked, unit.kiosk(), unit.site()));
    }
    return unit;
  }
}
