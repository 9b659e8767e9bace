package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.provisioning.fleet.UnitRegister;
import fr.teleguichet.provisioning.fleet.UnitSummary;
import fr.teleguichet.provisioning.trouble.TroubleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a kiosk out of service. */
@Command(
    name = "retire",
    description = "Takes a kiosk out of service for good; its unit loses its trust.")
final class RetireCommand extends CommandAction {

  @Mixin private ConfirmedKioskOptions kiosk = new ConfirmedKioskOptions();

  RetireCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    UnitRegister units = kiosk.units(equipment(), screen);
    UnitSummary unit = kiosk.confirmed(units, "retire.confirm", screen);
    units.retire(unit);
    screen.say(unit.isPlanned() ? "retire.done-planned" : "retire.done", unit.kiosk());
    screen.answer(
        new ObjectMapper().createObjectNode().put("kiosk", unit.kiosk()).put("retired", true));
    return ExitCode.DONE;
  }
}
